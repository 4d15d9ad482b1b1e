package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.console.Terminal;
import java.time.Clock;

/** Entry point of the command line. */
public final class Recio {
  private Recio() {}

  public static void main(String[] arguments) {
    var terminal = Terminal.of(System.in, System.out, System.err, System.getenv());
    var surroundings = new Surroundings(terminal, System.getenv(), Clock.systemUTC());
    System.exit(Root.commandLine(surroundings).execute(arguments));
  }
}

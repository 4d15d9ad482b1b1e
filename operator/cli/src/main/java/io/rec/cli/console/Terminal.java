package io.rec.cli.console;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two streams and what is known of them. Results go to standard output, progress and errors to
 * standard error, so that {@code recio status -o json | jq} works while a step is reported.
 */
public final class Terminal {
  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final Style outStyle;
  private final boolean live;
  private final int columns;

  public Terminal(
      InputStream in, PrintStream out, PrintStream err, Style outStyle, boolean live, int columns) {
    this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
    this.outStyle = requireNonNull(outStyle, "outStyle");
    this.live = live;
    this.columns = columns;
  }

  /** A terminal at which nobody answers. */
  public static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
    return of(InputStream.nullInputStream(), out, err, environment);
  }

  /**
   * Reads what the launcher found out: Java cannot tell whether standard error alone is a terminal,
   * the shell can.
   */
  public static Terminal of(
      InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    boolean wanted = !environment.containsKey("NO_COLOR") && !isDumb(environment);
    boolean outIsTty = "1".equals(environment.get("RECIO_STDOUT_TTY"));
    boolean errIsTty = "1".equals(environment.get("RECIO_STDERR_TTY"));
    return new Terminal(
        in,
        out,
        err,
        outIsTty && wanted ? Style.COLOURED : Style.PLAIN,
        errIsTty && !isDumb(environment),
        columns(environment.get("RECIO_COLUMNS")));
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  public Style style() {
    return outStyle;
  }

  public int columns() {
    return columns;
  }

  /** Asks beside the results and reads one line; nothing where the input has ended. */
  public Optional<String> ask(String question) {
    err.print(question);
    err.flush();
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be read", e);
    }
  }

  /** Steps that redraw themselves on a terminal and write plain lines into a pipe. */
  public Steps steps(InstantSource clock) {
    return live ? new LiveSteps(err, clock, columns) : new PlainSteps(err, clock);
  }

  private static boolean isDumb(Map<String, String> environment) {
    return "dumb".equals(environment.get("TERM"));
  }

  private static int columns(@Nullable String value) {
    if (value == null || !value.matches("[1-9][0-9]{1,3}")) {
      return 80;
    }
    return Integer.parseInt(value);
  }
}

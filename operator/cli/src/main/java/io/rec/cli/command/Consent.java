package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Terminal;
import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The question before what touches money, and the option that answers it beforehand. */
final class Consent {
  private static final Set<String> YES = Set.of("y", "yes");

  @Option(
      names = {"-y", "--yes"},
      description = {
        "Ask nothing. For a live system --system must name it as well, so that a line typed for",
        "one system is not carried out on another."
      })
  boolean given;

  /** How much a person has to type. */
  enum Weight {
    NOTHING,
    YES,
    NAME
  }

  /** What touches real money wants the system's name; everything else is done at once. */
  static Weight usual(TradingSystem desk) {
    return new DeskState(desk).live() ? Weight.NAME : Weight.NOTHING;
  }

  /** Returns if it may be done. */
  void require(
      Weight weight,
      DeskOption desk,
      TradingSystem system,
      String what,
      List<String> facts,
      Terminal terminal) {
    switch (weight) {
      case NOTHING -> {}
      case YES -> {
        if (!given) {
          facts.forEach(terminal.err()::println);
          String answer = ask(terminal, what + " Go on? Type yes: ");
          if (!YES.contains(answer.toLowerCase(Locale.ROOT))) {
            throw declined(answer, "Type yes, or give --yes.");
          }
        }
      }
      case NAME -> named(desk, system, what, facts, terminal);
    }
  }

  private void named(
      DeskOption desk, TradingSystem system, String what, List<String> facts, Terminal terminal) {
    String name = system.getMetadata().getName();
    if (given && desk.named()) {
      return;
    }
    if (given) {
      throw new Failure(
          ExitCode.USAGE,
          "This touches real money, so --yes alone is not enough.",
          "Name the system as well: --yes --system " + name);
    }
    facts.forEach(terminal.err()::println);
    String answer = ask(terminal, what + " Type the name of the system to go on: ");
    if (!answer.equals(name)) {
      throw declined(answer, "Type " + name + ", or give --yes --system " + name + ".");
    }
  }

  private static String ask(Terminal terminal, String question) {
    return terminal.ask(question).orElse("");
  }

  private static Failure declined(String answer, String next) {
    return new Failure(
        ExitCode.DECLINED,
        answer.isEmpty()
            ? "Nobody answered, so nothing was changed."
            : "'%s' is not the answer that was asked for; nothing was changed.".formatted(answer),
        next);
  }
}

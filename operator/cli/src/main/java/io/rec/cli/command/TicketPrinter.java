package io.rec.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.cli.console.Style;
import io.rec.cli.console.Table;
import io.rec.cli.trading.TicketOutcome;
import io.rec.cli.trading.TradeTables;
import java.io.PrintStream;
import java.util.List;

/** Tells a person what came of a ticket, and what to do about a refusal. */
final class TicketPrinter {
  private final PrintStream out;
  private final Style style;
  private final boolean wide;

  TicketPrinter(PrintStream out, Style style, boolean wide) {
    this.out = out;
    this.style = style;
    this.wide = wide;
  }

  void tell(TicketTold told) {
    out.printf(
        "%s, mode %s: %s, costs $%s at most and wins $%s at least, before fees.%n",
        told.system(), told.mode(), told.order(), told.cost(), told.gain());
    switch (told.outcome()) {
      case null -> out.println("Nothing was asked for.");
      case TicketOutcome.Taken taken -> taken(told, taken);
      case TicketOutcome.Refused refused -> refused(refused);
    }
  }

  private void taken(TicketTold told, TicketOutcome.Taken taken) {
    if (taken.repeated()) {
      out.printf("Ticket %s was trade %d already.%n", told.ticketId(), taken.trade());
    }
    if (told.trade() == null) {
      out.printf("Trade %d was taken.%n", taken.trade());
    } else {
      out.printf("Trade %d is %s.%n", taken.trade(), told.trade().path("status").asText());
      out.print(TradeTables.list(List.of(told.trade()), wide));
    }
    out.printf("Next: recio trades %d%n", taken.trade());
  }

  /** The rules that were not met, with all others in the wide form. */
  private void refused(TicketOutcome.Refused refused) {
    out.printf(
        "Refused by %s: %s. Nothing was stored or sent.%n",
        style.bad(refused.rule()), refused.reason());
    var table = new Table("RULE", "MET", "FOUND", "NEEDED");
    for (JsonNode check : refused.checks()) {
      boolean passed = check.path("passed").asBoolean();
      if (wide || !passed) {
        table.row(
            check.path("rule").asText(),
            passed ? "yes" : "no",
            check.path("found").asText("-"),
            (check.path("relation").asText() + " " + check.path("needed").asText()).strip());
      }
    }
    out.print(table.render());
    out.println("Next: " + advice(refused.rule()));
  }

  /** By the rule's own name; a rule that is not here explains itself. */
  private static String advice(String rule) {
    return switch (rule) {
      case "kill_switch" -> "recio kill shows what is stopped, recio kill resume lets it go on";
      case "market_known", "market_active", "event_open", "symbol", "strike" ->
          "choose a market of the running hour from the strike table";
      case "fresh_price", "fresh_strike_table", "fresh_quotes" ->
          "recio doctor tells which feed is old; try again when it is fresh";
      case "reconciled" -> "recio logs trade-manager names the difference to the venue's books";
      case "not_held", "other_side_held" ->
          "recio trades --status active shows what is held in this market";
      default -> "change the ticket, or the limits in spec.riskLimits";
    };
  }
}

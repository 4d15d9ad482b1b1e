package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What came of a ticket. */
public sealed interface TicketOutcome {
  /** It is a trade. */
  record Taken(long trade, boolean repeated) implements TicketOutcome {}

  /**
   * A rule said no, and nothing was stored or sent.
   *
   * @param checks all rules that were asked, those that were met too
   */
  record Refused(String rule, String reason, List<JsonNode> checks) implements TicketOutcome {
    public Refused {
      checks = List.copyOf(checks);
    }
  }
}

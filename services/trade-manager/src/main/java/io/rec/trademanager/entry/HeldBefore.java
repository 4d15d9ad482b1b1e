package io.rec.trademanager.entry;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Rule;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.TradeStatus;
import io.rec.platform.persistence.RoundTrip;
import io.rec.trademanager.refusal.RequestRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was entered in this market before. A person may add to what is held; the automatic entry may
 * not, and enters a contract again only if its settings say so. The other side is refused to both:
 * the venue would set one off against the other, and neither could be given back by its own order.
 */
record HeldBefore(List<Entered> ofMarket, boolean reEntryAllowed) {
  private static final String OF_MARKET =
      """
      SELECT id, side, status, outcome_unknown FROM users.trades
      WHERE ticker = ? AND status <> 'deleted' ORDER BY id\
      """;

  /** A trade of the market. */
  record Entered(long id, Side side, TradeStatus status, boolean outcomeUnknown) {

    boolean holds() {
      return switch (status) {
        case PENDING, OPEN, CLOSING -> true;
        case ERROR -> outcomeUnknown;
        case EXPIRED, CLOSED, DELETED -> false;
      };
    }

    boolean wasEntered() {
      return switch (status) {
        case PENDING, OPEN, CLOSING, EXPIRED, CLOSED -> true;
        case ERROR -> outcomeUnknown;
        case DELETED -> false;
      };
    }
  }

  static RoundTrip.Answer<Entered> of(RoundTrip trip, String ticker) {
    return trip.ask(
        row ->
            new Entered(
                row.getLong(1),
                Side.ofLetter(row.getString(2)),
                TradeStatus.ofWord(row.getString(3)),
                row.getBoolean(4)),
        OF_MARKET,
        ticker);
  }

  Decision judge(Wanted wanted) {
    var mine = ofMarket.stream().filter(trade -> trade.side() == wanted.side()).toList();
    var others = ofMarket.stream().filter(trade -> trade.side() != wanted.side()).toList();
    var checks = new ArrayList<Check>();
    checks.add(none(RequestRule.OTHER_SIDE_HELD, others, Entered::holds, "no other side"));
    checks.add(
        none(RequestRule.OUTCOME_KNOWN, mine, Entered::outcomeUnknown, "no unknown outcome"));
    if (wanted.method() == EntryMethod.AUTO) {
      checks.add(none(EntryRule.NOT_HELD, mine, Entered::holds, "nothing held"));
      checks.add(
          none(
              EntryRule.RE_ENTRY,
              reEntryAllowed ? List.of() : mine,
              Entered::wasEntered,
              reEntryAllowed ? "nothing: re-entry is allowed" : "no entry this hour"));
    }
    return new Decision(checks);
  }

  private static Check none(
      Rule rule, List<Entered> trades, Predicate<Entered> blocks, String needed) {
    var blocking =
        trades.stream()
            .filter(blocks)
            .map(trade -> "trade %d %s".formatted(trade.id(), trade.status().word()))
            .collect(Collectors.joining(", "));
    return Check.that(rule, blocking.isEmpty(), blocking.isEmpty() ? "none" : blocking, needed);
  }
}

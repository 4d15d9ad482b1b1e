package io.rec.trademanager.entry;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Rule;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.TradeState.Failed;
import io.rec.trademanager.books.StoredTrade;
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
record HeldBefore(List<StoredTrade> ofMarket, boolean reEntryAllowed) {

  Decision judge(Wanted wanted) {
    var mine = ofMarket.stream().filter(trade -> trade.side() == wanted.side()).toList();
    var others = ofMarket.stream().filter(trade -> trade.side() != wanted.side()).toList();
    var checks = new ArrayList<Check>();
    checks.add(none(RequestRule.OTHER_SIDE_HELD, others, HeldBefore::holds, "no other side"));
    checks.add(none(RequestRule.OUTCOME_KNOWN, mine, HeldBefore::isUnknown, "no unknown outcome"));
    if (wanted.method() == EntryMethod.AUTO) {
      checks.add(none(EntryRule.NOT_HELD, mine, HeldBefore::holds, "nothing held"));
      checks.add(
          none(
              EntryRule.RE_ENTRY,
              reEntryAllowed ? List.of() : mine,
              HeldBefore::wasEntered,
              reEntryAllowed ? "nothing: re-entry is allowed" : "no entry this hour"));
    }
    return new Decision(checks);
  }

  private static Check none(
      Rule rule, List<StoredTrade> trades, Predicate<StoredTrade> blocks, String needed) {
    var blocking =
        trades.stream()
            .filter(blocks)
            .map(trade -> "trade %d %s".formatted(trade.id(), trade.state().word().word()))
            .collect(Collectors.joining(", "));
    return Check.that(rule, blocking.isEmpty(), blocking.isEmpty() ? "none" : blocking, needed);
  }

  private static boolean isUnknown(StoredTrade trade) {
    return trade.state() instanceof Failed failed && failed.isOutcomeUnknown();
  }

  private static boolean holds(StoredTrade trade) {
    return switch (trade.state().word()) {
      case PENDING, OPEN, CLOSING -> true;
      case ERROR -> isUnknown(trade);
      case EXPIRED, CLOSED, DELETED -> false;
    };
  }

  private static boolean wasEntered(StoredTrade trade) {
    return switch (trade.state().word()) {
      case PENDING, OPEN, CLOSING, EXPIRED, CLOSED -> true;
      case ERROR -> isUnknown(trade);
      case DELETED -> false;
    };
  }
}

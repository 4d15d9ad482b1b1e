package io.rec.domain.entry;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Unit;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.Watchlist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rules for rows of the watchlist, by the trader's settings. Whether entries are on at all is
 * {@link EntryReadiness}: rows are judged in any case, so that a trader sees why not.
 */
public record EntryRules(EntrySettings settings) {
  private static final double DIFFERENTIAL_SLACK = 0.5;

  /** The rows worth watching, most probable first, each with its decision. */
  public List<EntryDecision> judge(
      List<StrikeRow> rows, List<KnownTrade> trades, EntryCooldowns cooldowns, Instant now) {
    return watchlist().of(rows).stream().map(row -> judge(row, trades, cooldowns, now)).toList();
  }

  public Watchlist watchlist() {
    return new Watchlist(settings.minProbability(), settings.minDifferential());
  }

  private EntryDecision judge(
      StrikeRow row, List<KnownTrade> trades, EntryCooldowns cooldowns, Instant now) {
    var side = row.activeSide();
    var mine = chosen(trades, trade -> trade.isOf(row.ticker(), side));
    var wait = cooldowns.remaining(row.ticker(), side, now);
    return new EntryDecision(
        row,
        Decision.of(
            Check.atLeast(
                EntryRule.MIN_PROBABILITY,
                row.probability(),
                settings.minProbability(),
                Unit.PERCENT),
            Check.atLeast(
                EntryRule.MIN_DIFFERENTIAL,
                diff(row),
                settings.minDifferential() - DIFFERENTIAL_SLACK,
                Unit.POINTS),
            Check.atMost(EntryRule.MAX_ASK, cents(row), Watchlist.DEAREST_ASK, Unit.CENTS),
            none(EntryRule.NOT_HELD, mine, KnownTrade::holds, "nothing held"),
            none(
                EntryRule.RE_ENTRY,
                settings.allowReEntry() ? List.of() : mine,
                KnownTrade::wasEntered,
                settings.allowReEntry() ? "nothing: re-entry is allowed" : "no entry this hour"),
            Check.atMost(EntryRule.COOL_DOWN, wait.toNanos() / 1e9, 0, Unit.SECONDS)));
  }

  private static Check none(
      EntryRule rule, List<KnownTrade> trades, Predicate<KnownTrade> blocks, String needed) {
    var blocking = chosen(trades, blocks);
    return Check.that(
        rule, blocking.isEmpty(), blocking.isEmpty() ? "none" : sentence(blocking), needed);
  }

  private static String sentence(List<KnownTrade> trades) {
    return trades.stream()
        .map(trade -> "trade %d %s".formatted(trade.id(), trade.status().word()))
        .collect(Collectors.joining(", "));
  }

  /** Mostly none: nothing is made then. */
  private static List<KnownTrade> chosen(List<KnownTrade> trades, Predicate<KnownTrade> which) {
    List<KnownTrade> chosen = List.of();
    for (var trade : trades) {
      if (which.test(trade)) {
        chosen = chosen.isEmpty() ? new ArrayList<>() : chosen;
        chosen.add(trade);
      }
    }
    return chosen;
  }

  private static OptionalDouble diff(StrikeRow row) {
    return row.activeSide() == Side.YES ? row.yesDiff() : row.noDiff();
  }

  static OptionalInt ask(StrikeRow row) {
    return row.activeSide() == Side.YES ? row.yesAsk() : row.noAsk();
  }

  private static OptionalDouble cents(StrikeRow row) {
    var ask = ask(row);
    return ask.isPresent() ? OptionalDouble.of(ask.getAsInt()) : OptionalDouble.empty();
  }
}

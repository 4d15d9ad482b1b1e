package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.book.Offers;
import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.entry.KnownTrade;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.strikes.StrikeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One event while it lasts: its offers, its trades and what is counted. Owned by one thread. */
final class Hour {
  private final HourlyEvent event;
  private final long closesAt;
  private final Offers offers;
  private final Blocks blocks;
  private final HourCounts counts = new HourCounts();
  private final Samples samples = new Samples();
  private final List<TradeRun> trades = new ArrayList<>();
  private EntryCooldowns cooldowns = EntryCooldowns.NONE;

  Hour(HourlyEvent event, Offers offers, EntryRules rules) {
    this.event = event;
    this.closesAt = event.close().getEpochSecond();
    this.offers = offers;
    this.blocks = new Blocks(rules);
  }

  HourlyEvent event() {
    return event;
  }

  long closesAt() {
    return closesAt;
  }

  Offers offers() {
    return offers;
  }

  Blocks blocks() {
    return blocks;
  }

  HourCounts counts() {
    return counts;
  }

  Samples samples() {
    return samples;
  }

  List<TradeRun> trades() {
    return trades;
  }

  EntryCooldowns cooldowns() {
    return cooldowns;
  }

  /** After an entry was sent, whatever becomes of it. */
  void sent(StrikeRow row, Instant now) {
    cooldowns = cooldowns.sent(row.ticker(), row.activeSide(), now);
    blocks.sent(row.strike(), row.activeSide(), now.getEpochSecond());
  }

  /** After a trade changed. */
  void changed(TradeRun trade) {
    blocks.changed(trade.strike(), trade.ticket().ticker(), trade.side(), known());
  }

  List<KnownTrade> known() {
    var known = new ArrayList<KnownTrade>(trades.size());
    for (var trade : trades) {
      known.add(trade.known());
    }
    return known;
  }
}

package io.rec.mainapp.gateway.market;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Ages;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.active.Holdings;
import io.rec.mainapp.gateway.desk.Conditions;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The strike tables as the screens show them, with what the server would do. */
@Singleton
public final class TablePanels {

  private static final double[] HEAT = {80, 95, 98};

  private final LiveMarkets markets;
  private final Conditions conditions;
  private final Holdings holdings;
  private final Ages ages;
  private final Clock clock;

  TablePanels(
      LiveMarkets markets, Conditions conditions, Holdings holdings, Ages ages, Clock clock) {
    this.markets = markets;
    this.conditions = conditions;
    this.holdings = holdings;
    this.ages = ages;
    this.clock = clock;
  }

  /** Empty while none was ever seen. */
  public Optional<Aged<TablePanel>> of(String symbol) {
    return markets
        .table(symbol)
        .map(
            seen ->
                ages.live(
                    new Dated<>(
                        panel(seen, rules(), clock.instant()),
                        seen.table().freshness().priceAsOf()),
                    FreshnessLimits.DEFAULT.price()));
  }

  /** By what a cell may be bought now. */
  public BuyRules rules() {
    return new BuyRules(conditions.entries(), FreshnessLimits.DEFAULT);
  }

  private TablePanel panel(SeenTable seen, BuyRules rules, Instant now) {
    StrikeTable table = seen.table();
    return new TablePanel(
        table.symbol(),
        table.eventTicker(),
        table.marketTitle(),
        table.marketStatus(),
        seen.close(),
        seen.secondsToClose(now),
        table.price(),
        table.freshness().priceAsOf(),
        seen.marketsKnown() ? table.freshness().marketsAsOf() : null,
        table.tier().isPresent() ? Long.valueOf(table.tier().getAsLong()) : null,
        orNull(table.momentum().weighted()),
        orNull(table.momentum().bucket()),
        table.fingerprint().orElse(null),
        table.model(),
        seen.troubles(rules.limits(), now),
        table.rows().stream().map(row -> row(seen, row, rules, now)).toList());
  }

  private TableRow row(SeenTable seen, StrikeRow row, BuyRules rules, Instant now) {
    return new TableRow(
        row.strike(),
        row.ticker(),
        row.buffer(),
        row.bufferPercent(),
        orNull(row.probability()),
        orNull(row.yesAsk()),
        orNull(row.noAsk()),
        orNull(row.quote().yesBid()),
        orNull(row.quote().noBid()),
        orNull(row.yesDiff()),
        orNull(row.noDiff()),
        row.volume(),
        row.activeSide().word(),
        heat(row.probability()),
        holdings.held(row.ticker()),
        holdings.resting(row.ticker()),
        rules.judge(seen, row, Side.YES, now),
        rules.judge(seen, row, Side.NO, now));
  }

  private static int heat(OptionalDouble probability) {
    int heat = 0;
    for (double from : HEAT) {
      heat += probability.orElse(0) >= from ? 1 : 0;
    }
    return heat;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }

  private static @Nullable Integer orNull(OptionalInt value) {
    return value.isPresent() ? Integer.valueOf(value.getAsInt()) : null;
  }
}

package io.rec.unifiedproductioncoordinator.publication;

import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Window;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.production.Produced;
import io.rec.unifiedproductioncoordinator.publication.StrikeTableDocument.DeltasDocument;
import io.rec.unifiedproductioncoordinator.publication.StrikeTableDocument.MomentumDocument;
import io.rec.unifiedproductioncoordinator.publication.StrikeTableDocument.StrikeDocument;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes a strike table down, with the ages of its inputs at the moment of writing. */
final class Documents {

  private Documents() {}

  static StrikeTableDocument table(Produced produced, Trust trust) {
    StrikeTable table = produced.table();
    return new StrikeTableDocument(
        table.symbol(),
        table.price(),
        trust.secondsToClose(),
        table.broker(),
        table.eventTicker(),
        table.marketTitle(),
        orNull(table.tier()),
        trust.closed() ? "closed" : table.marketStatus(),
        table.lastUpdated(),
        table.rows().stream().map(Documents::strike).toList(),
        momentum(table.momentum()),
        table.fingerprint().orElse(null),
        trust.stale(),
        trust.degraded(),
        produced.model(),
        table.freshness().priceAsOf(),
        trust.priceAge().toMillis(),
        produced.tick().source(),
        produced.tick().interpolated(),
        produced.marketsKnown() ? table.freshness().marketsAsOf() : null,
        produced.marketsKnown() ? trust.marketsAge().toMillis() : null,
        produced.marketsCached(),
        0);
  }

  static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }

  static @Nullable Integer orNull(OptionalInt value) {
    return value.isPresent() ? Integer.valueOf(value.getAsInt()) : null;
  }

  static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }

  /** The ticker, or null for a strike that the exchange has not named. */
  static @Nullable String ticker(StrikeRow row) {
    return row.ticker().isEmpty() ? null : row.ticker();
  }

  private static MomentumDocument momentum(Momentum momentum) {
    return new MomentumDocument(
        orNull(momentum.stored()),
        orNull(momentum.bucket()),
        momentum.stale(),
        deltas(momentum.deltas()));
  }

  private static DeltasDocument deltas(Deltas deltas) {
    return new DeltasDocument(
        orNull(deltas.of(Window.ONE_MINUTE)),
        orNull(deltas.of(Window.TWO_MINUTES)),
        orNull(deltas.of(Window.THREE_MINUTES)),
        orNull(deltas.of(Window.FOUR_MINUTES)),
        orNull(deltas.of(Window.FIFTEEN_MINUTES)),
        orNull(deltas.of(Window.THIRTY_MINUTES)));
  }

  private static StrikeDocument strike(StrikeRow row) {
    return new StrikeDocument(
        row.strike(),
        ticker(row),
        row.buffer(),
        row.bufferPercent(),
        orNull(row.probability()),
        orNull(row.yesAsk()),
        orNull(row.noAsk()),
        orNull(row.yesDiff()),
        orNull(row.noDiff()),
        row.volume(),
        row.activeSide().word(),
        orNull(row.quote().yesBid()),
        orNull(row.quote().noBid()),
        orNull(row.quote().spread()));
  }
}

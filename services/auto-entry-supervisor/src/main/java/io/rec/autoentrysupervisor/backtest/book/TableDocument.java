package io.rec.autoentrysupervisor.backtest.book;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of a stored strike table what a replay needs. */
@Serdeable(naming = SnakeCaseStrategy.class)
record TableDocument(
    String symbol,
    String eventTicker,
    String marketStatus,
    Instant lastUpdated,
    boolean stale,
    List<Strike> strikes) {

  private static final String ACTIVE = "active";
  private static final int DEAREST = 99;

  /** One strike; without a ticker the venue had not named it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Strike(
      @Nullable String ticker, @Nullable Integer yesAsk, @Nullable Integer noAsk, long volume) {

    Optional<RecordedTable.Row> row() {
      return ticker == null
          ? Optional.empty()
          : Optional.of(RecordedTable.row(ticker, cents(yesAsk), cents(noAsk), volume));
    }

    private static int cents(@Nullable Integer ask) {
      return ask == null || ask < 1 || ask > DEAREST ? 0 : ask;
    }
  }

  /** Empty for one that was stale when it was written. */
  Optional<RecordedTable> table() {
    if (stale) {
      return Optional.empty();
    }
    var from = lastUpdated.getEpochSecond() + (lastUpdated.getNano() > 0 ? 1 : 0);
    return Optional.of(
        new RecordedTable(
            from,
            RecordedTable.close(eventTicker, lastUpdated),
            marketStatus.equals(ACTIVE),
            strikes.stream().flatMap(strike -> strike.row().stream()).toList()));
  }
}

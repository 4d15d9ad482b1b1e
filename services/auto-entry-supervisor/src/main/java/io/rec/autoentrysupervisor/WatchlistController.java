package io.rec.autoentrysupervisor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.autoentrysupervisor.entry.Entries;
import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.autoentrysupervisor.signal.SignalRows;
import io.rec.autoentrysupervisor.signal.StoredSignal;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.platform.http.ProblemException;
import io.rec.platform.live.SeenTable;
import io.rec.platform.risk.ExplainedDecision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The watchlist as it is now, and of each of its rows why it is not entered. */
@Controller("/api")
final class WatchlistController {

  private static final int LAST_SIGNALS = 10;

  private final Entries entries;
  private final SignalRows signals;

  WatchlistController(Entries entries, SignalRows signals) {
    this.entries = entries;
    this.signals = signals;
  }

  /** The shape of v2 (contract 13.2). */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Watchlist(
      String symbol,
      double currentPrice,
      long ttc,
      String broker,
      String eventTicker,
      String marketTitle,
      @Nullable Long strikeTier,
      String marketStatus,
      List<Row> strikes,
      boolean stale,
      Instant lastUpdated) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Row(
      long strike,
      double buffer,
      double bufferPct,
      @Nullable Double probability,
      @Nullable Integer yesAsk,
      @Nullable Integer noAsk,
      long volume,
      String ticker,
      @Nullable Double yesDiff,
      @Nullable Double noDiff,
      String activeSide) {}

  /** Every rule of the service, and of each row, with what was found and what is needed. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record WhyNot(
      String symbol,
      Instant asOf,
      String status,
      String reason,
      int settingsVersion,
      ExplainedDecision readiness,
      List<JudgedRow> rows,
      List<StoredSignal> lastSignals) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record JudgedRow(Row row, String side, boolean wouldEnter, ExplainedDecision decision) {}

  @Get("/watchlist/{symbol}")
  Watchlist watchlist(String symbol) {
    SymbolState state = entries.required(symbol);
    SeenTable seen =
        state
            .market()
            .table()
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "NoStrikeTable",
                        "There was no strike table of %s yet.".formatted(state.symbol())));
    StrikeTable table = seen.table();
    return new Watchlist(
        table.symbol(),
        table.price(),
        state.secondsToClose(),
        table.broker(),
        table.eventTicker(),
        table.marketTitle(),
        table.tier().isPresent() ? Long.valueOf(table.tier().getAsLong()) : null,
        table.marketStatus(),
        state.judgement().decisions().stream().map(EntryDecision::row).map(this::row).toList(),
        !seen.troubles(FreshnessLimits.DEFAULT, state.at()).isEmpty(),
        table.lastUpdated());
  }

  @Get("/auto_entry_why_not")
  WhyNot whyNot(@QueryValue(defaultValue = "") String symbol) throws SQLException {
    SymbolState state = entries.required(symbol);
    boolean on = state.judgement().readiness().isActive();
    return new WhyNot(
        state.symbol(),
        state.at(),
        state.status().name(),
        state.reason(),
        state.books().settingsVersion(),
        ExplainedDecision.of(state.judgement().readiness().decision()),
        state.judgement().decisions().stream()
            .map(
                decision ->
                    new JudgedRow(
                        row(decision.row()),
                        decision.side().letter(),
                        on && decision.passed(),
                        ExplainedDecision.of(decision.decision())))
            .toList(),
        signals.latest(state.symbol(), LAST_SIGNALS));
  }

  private Row row(StrikeRow row) {
    return new Row(
        row.strike(),
        row.buffer(),
        row.bufferPercent(),
        orNull(row.probability()),
        orNull(row.yesAsk()),
        orNull(row.noAsk()),
        row.volume(),
        row.ticker(),
        orNull(row.yesDiff()),
        orNull(row.noDiff()),
        row.activeSide().word());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }

  private static @Nullable Integer orNull(OptionalInt value) {
    return value.isPresent() ? Integer.valueOf(value.getAsInt()) : null;
  }
}

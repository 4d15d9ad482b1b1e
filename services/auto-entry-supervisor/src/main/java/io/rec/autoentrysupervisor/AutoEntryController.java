package io.rec.autoentrysupervisor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.autoentrysupervisor.books.Books;
import io.rec.autoentrysupervisor.books.LatestBooks;
import io.rec.autoentrysupervisor.entry.Entries;
import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.autoentrysupervisor.record.IndicatorDocument;
import io.rec.autoentrysupervisor.suspension.Suspension;
import io.rec.domain.entry.EntryStatus;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.TradeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells other services whether entries are made, and what holds them (contract 14). */
@Controller("/api")
final class AutoEntryController {

  private final Entries entries;
  private final LatestBooks books;
  private final TradeSettings settings;

  AutoEntryController(Entries entries, LatestBooks books, TradeSettings settings) {
    this.entries = entries;
    this.books = books;
    this.settings = settings;
  }

  /** The whole service: status and reason are those of the symbol that was asked for. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Status(
      boolean enabled,
      EntryStatus status,
      String reason,
      String detail,
      @Nullable AutoTradeSettings settings,
      boolean allowedBySystem,
      long currentTtc,
      long cooldownEntriesCount,
      List<Suspension> suspensions,
      List<IndicatorDocument> symbols,
      Instant timestamp) {}

  /** As v2's indicator of the screen's corner asks for it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Short(EntryStatus status, long cooldownTimer) {}

  /** The indicator with the settings behind it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Scanning(
      IndicatorDocument indicator,
      boolean enabled,
      boolean scanningActive,
      boolean serviceHealthy,
      long currentTtc,
      @Nullable AutoTradeSettings settings,
      Map<String, Object> spikeAlertSettings,
      long cooldownEntriesCount,
      boolean monitoringThreadAlive) {}

  @Get("/auto_entry_status")
  Status status(@QueryValue(defaultValue = "") String symbol) {
    SymbolState state = entries.required(symbol);
    Books now = books.books();
    return new Status(
        state.status() != EntryStatus.DISABLED,
        state.status(),
        state.reason(),
        state.detail(),
        settings.current().orElse(null),
        now.allowed().orElse(false),
        state.secondsToClose(),
        entries.states().stream().mapToLong(SymbolState::cooling).sum(),
        now.suspensions(),
        entries.states().stream().map(IndicatorDocument::of).toList(),
        state.at());
  }

  @Get("/get_auto_entry_status")
  Short brief(@QueryValue(defaultValue = "") String symbol) {
    SymbolState state = entries.required(symbol);
    return new Short(state.status(), state.spikeRemaining());
  }

  @Get("/auto_entry_indicator")
  IndicatorDocument indicator(@QueryValue(defaultValue = "") String symbol) {
    return IndicatorDocument.of(entries.required(symbol));
  }

  @Get("/auto_entry_scanning_status")
  Scanning scanning(@QueryValue(defaultValue = "") String symbol) {
    SymbolState state = entries.required(symbol);
    IndicatorDocument indicator = IndicatorDocument.of(state);
    return new Scanning(
        indicator,
        indicator.enabled(),
        indicator.scanningActive(),
        indicator.serviceHealthy(),
        indicator.currentTtc(),
        settings.current().orElse(null),
        settings.current().map(SettingsDocuments::spike).orElse(Map.of()),
        state.cooling(),
        state.healthy());
  }
}

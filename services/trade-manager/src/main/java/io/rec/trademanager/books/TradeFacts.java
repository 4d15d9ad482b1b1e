package io.rec.trademanager.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.RoundTrip;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What others hear of trades: a fact for each change, and alerts. */
@Singleton
public final class TradeFacts {
  private static final String TRADE = "trade";
  private static final String ALERT = "alert";

  private final Outbox outbox;
  private final JsonMapper json;

  TradeFacts(Outbox outbox, JsonMapper json) {
    this.outbox = outbox;
    this.json = json;
  }

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TradeFact(
      long tradeId,
      String ticketId,
      String symbol,
      String ticker,
      String side,
      String status,
      int version,
      String event,
      String entryMethod,
      @Nullable String closeMethod,
      @Nullable BigDecimal pnl,
      @Nullable String winLoss) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AlertFact(
      String type,
      String severity,
      String text,
      @Nullable Long tradeId,
      @Nullable String ticketId,
      String at) {}

  void moved(RoundTrip trip, StoredTrade trade, String event) {
    var columns = new Columns(trade.state());
    var ticket = trade.ticket();
    outbox.append(
        trip,
        TRADE,
        Long.toString(trade.id()),
        text(
            new TradeFact(
                trade.id(),
                ticket.id().text(),
                trade.symbol(),
                ticket.ticker(),
                ticket.side().letter(),
                trade.state().word().word(),
                trade.version(),
                event,
                ticket.method().word(),
                columns.closeMethod().orElse(null),
                columns.result().map(result -> result.pnl().dollars()).orElse(null),
                columns.result().map(result -> result.winLoss().name()).orElse(null))));
  }

  void alert(RoundTrip trip, StoredTrade trade, RaiseAlert alert, Instant now) {
    outbox.append(
        trip,
        ALERT,
        "trade:" + trade.id(),
        text(
            new AlertFact(
                "trade",
                word(alert.severity()),
                alert.text(),
                trade.id(),
                trade.ticket().id().text(),
                now.toString())));
  }

  /** An alert that is of no trade of ours. */
  public void alert(
      Connection tx, String type, String key, Severity severity, String text, Instant now)
      throws SQLException {
    outbox.append(
        tx,
        ALERT,
        key,
        text(new AlertFact(type, word(severity), text, null, null, now.toString())));
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private String text(Object fact) {
    try {
      return json.writeValueAsString(fact);
    } catch (IOException failed) {
      throw new UncheckedIOException("a fact cannot be written: " + fact, failed);
    }
  }
}

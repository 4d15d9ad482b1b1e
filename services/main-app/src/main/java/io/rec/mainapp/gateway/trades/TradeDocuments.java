package io.rec.mainapp.gateway.trades;

import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.gateway.exports.Body;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exactly the filtered set of trades as a file, written while it is being read. */
@Singleton
final class TradeDocuments {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'trades-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final List<String> HEADER =
      List.of(
          "id",
          "mode",
          "status",
          "created_at_utc",
          "created_at_local",
          "closed_at_utc",
          "closed_at_local",
          "zone",
          "symbol",
          "strategy",
          "contract",
          "strike",
          "side",
          "prob",
          "diff",
          "buy_price",
          "sell_price",
          "position",
          "fees",
          "pnl",
          "win_loss",
          "symbol_open",
          "symbol_close",
          "momentum",
          "ticker",
          "ticket_id",
          "entry_method",
          "exit_reason",
          "slippage",
          "fill_ms",
          "model",
          "reason",
          "test");

  private final TradeRows rows;
  private final ObjectMapper json;
  private final Clock clock;

  TradeDocuments(TradeRows rows, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /** A file before it is written. */
  record TradeDocument(String name, MediaType type, Body body) {}

  TradeDocument csv(TradeFilter filter, ZoneId zone) {
    return document(
        ".csv",
        MediaType.TEXT_CSV_TYPE,
        out -> {
          out.write(Csv.line(HEADER));
          rows.each(filter, line -> write(out, Csv.line(cells(line, zone))));
        });
  }

  TradeDocument json(TradeFilter filter) {
    return document(
        ".json",
        MediaType.APPLICATION_JSON_TYPE,
        out -> {
          out.write("{\"trades\":[");
          String[] between = {""};
          rows.each(
              filter,
              line -> {
                write(out, between[0] + text(line));
                between[0] = ",\n";
              });
          out.write("]}");
        });
  }

  private TradeDocument document(String ending, MediaType type, Body body) {
    return new TradeDocument(NAME.format(clock.instant()) + ending, type, body);
  }

  private static void write(Writer out, String text) throws SQLException {
    try {
      out.write(text);
    } catch (IOException gone) {
      throw new SQLException("no more of it is taken, " + gone.getMessage(), gone);
    }
  }

  private String text(TradeLine line) throws SQLException {
    try {
      return json.writeValueAsString(line);
    } catch (IOException unwritable) {
      throw new SQLException("a trade cannot be written", unwritable);
    }
  }

  private static List<? extends @Nullable Object> cells(TradeLine line, ZoneId zone) {
    return Arrays.asList(
        line.id(),
        line.mode(),
        line.status(),
        line.createdAt(),
        local(line.createdAt(), zone),
        line.closedAt(),
        local(line.closedAt(), zone),
        zone,
        line.symbol(),
        line.strategy(),
        line.contract(),
        line.strike(),
        line.side(),
        line.prob(),
        line.diff(),
        line.buyPrice(),
        line.sellPrice(),
        line.position(),
        line.fees(),
        line.pnl(),
        line.winLoss(),
        line.symbolOpen(),
        line.symbolClose(),
        line.momentum(),
        line.ticker(),
        line.ticketId(),
        line.entryMethod(),
        line.exitReason(),
        line.slippage(),
        line.fillMs(),
        line.model(),
        line.reason(),
        line.test());
  }

  private static @Nullable String local(@Nullable Instant at, ZoneId zone) {
    return at == null ? null : LOCAL.format(at.atZone(zone));
  }
}

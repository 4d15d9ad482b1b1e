package io.rec.mainapp.gateway.trades;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends exactly the filtered set of trades while it is being read. */
@Singleton
final class TradeExport {

  private static final Logger LOG = LoggerFactory.getLogger(TradeExport.class);
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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

  TradeExport(TradeRows rows, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  HttpResponse<StreamedFile> csv(TradeFilter filter, ZoneId zone) throws IOException {
    return file(
        "csv",
        MediaType.TEXT_CSV_TYPE,
        out -> {
          out.write(Csv.line(HEADER));
          rows.each(filter, line -> write(out, Csv.line(cells(line, zone))));
        });
  }

  HttpResponse<StreamedFile> json(TradeFilter filter) throws IOException {
    return file(
        "json",
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

  /** Writes everything. */
  @FunctionalInterface
  private interface Body {
    void write(Writer out) throws IOException, SQLException;
  }

  private HttpResponse<StreamedFile> file(String ending, MediaType type, Body body)
      throws IOException {
    Pipe pipe = new Pipe();
    Thread.ofVirtual().name("export").start(() -> write(pipe, body));
    String name =
        "trades-%s.%s"
            .formatted(
                DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                    .withZone(ZoneOffset.UTC)
                    .format(clock.instant()),
                ending);
    return HttpResponse.ok(new StreamedFile(pipe, type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** A reader that went away closes the pipe, and with it the query. */
  private static void write(Pipe pipe, Body body) {
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(pipe.end(), StandardCharsets.UTF_8))) {
      body.write(out);
      out.flush();
      pipe.complete();
    } catch (IOException | SQLException broken) {
      LOG.atWarn().setCause(broken).log("an export was not finished");
    }
  }

  private static void write(Writer out, String text) throws SQLException {
    try {
      out.write(text);
    } catch (IOException gone) {
      throw new SQLException("nobody reads the export any more", gone);
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

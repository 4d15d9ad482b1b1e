package io.rec.mainapp.gateway.trades;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.gateway.active.ActiveBook;
import io.rec.mainapp.gateway.active.ActiveTrades;
import io.rec.mainapp.gateway.exports.ExportLine;
import io.rec.mainapp.gateway.exports.Exports;
import io.rec.mainapp.gateway.trades.TradeDocuments.TradeDocument;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.ProblemException;
import io.rec.platform.role.RoleIdentity;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The active trades, the history, its figures and its exports. */
@Refuses
@Controller("/api")
@Needs(AccountRole.VIEWER)
final class TradesController {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration ACTIVE_FRESH = Duration.ofSeconds(5);
  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final String CSV = "csv";
  private static final Set<String> FORMATS = Set.of(CSV, "json");

  private final TradeRows rows;
  private final TradeDetails details;
  private final Results results;
  private final EquityCurve curve;
  private final TradeDocuments documents;
  private final Exports exports;
  private final ActiveBook active;
  private final Reads reads;
  private final RoleIdentity identity;
  private final Clock clock;
  private final Shelf<TradePage> pages;
  private final Shelf<TradeSummary> summaries;
  private final Shelf<Equity> curves;
  private final Shelf<TradeDetail> trades;

  TradesController(
      TradeRows rows,
      TradeDetails details,
      Results results,
      EquityCurve curve,
      TradeDocuments documents,
      Exports exports,
      ActiveBook active,
      Reads reads,
      RoleIdentity identity,
      Clock clock) {
    this.rows = rows;
    this.details = details;
    this.results = results;
    this.curve = curve;
    this.documents = documents;
    this.exports = exports;
    this.active = active;
    this.reads = reads;
    this.identity = identity;
    this.clock = clock;
    this.pages = reads.shelf("The history");
    this.summaries = reads.shelf("The summary");
    this.curves = reads.shelf("The equity curve");
    this.trades = reads.shelf("The trade");
  }

  @Get("/active_trades")
  Aged<ActiveTrades> active() {
    return reads
        .ages()
        .live(
            active
                .latest()
                .orElseThrow(
                    () ->
                        new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "NothingKnown",
                            "The active trades were not read yet.")),
            ACTIVE_FRESH);
  }

  @Get("/trades")
  Aged<TradePage> page(
      @RequestBean TradeQuery query,
      @Nullable @QueryValue Long cursor,
      @Schema(minimum = "1", maximum = "500") @Nullable @QueryValue Integer limit,
      @Parameter(description = "false: without the figures of the whole set") @Nullable @QueryValue
          Boolean summary)
      throws InterruptedException {
    Fields fields = new Fields();
    int count = fields.within("limit", limit, 1, MOST, USUAL);
    TradeFilter filter = filter(query, fields);
    long before = cursor == null ? Long.MAX_VALUE : cursor;
    boolean figures = cursor == null && !Boolean.FALSE.equals(summary);
    return pages.take(
        "%s %d %d %b".formatted(filter.key(), before, count, figures),
        FRESH,
        () -> {
          List<TradeLine> lines = rows.page(filter, before, count);
          return new Dated<>(
              new TradePage(
                  lines,
                  lines.size() == count ? Long.valueOf(lines.getLast().id()) : null,
                  filter.mode().word(),
                  cursor == null ? Integer.valueOf(rows.others(filter)) : null,
                  figures && filter.mode().canBeAdded() ? Figures.of(results.of(filter)) : null),
              clock.instant());
        });
  }

  @Get("/trades/{id}")
  Aged<TradeDetail> one(long id) throws InterruptedException {
    return trades.take(
        Long.toString(id),
        FRESH,
        () ->
            new Dated<>(
                details
                    .of(id)
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "UnknownTrade",
                                "There is no trade %d.".formatted(id))),
                clock.instant()));
  }

  @Get("/trades/summary")
  Aged<TradeSummary> summary(@RequestBean TradeQuery query) throws InterruptedException {
    TradeFilter filter = ofOneMode(query);
    return summaries.take(
        filter.key(), FRESH, () -> new Dated<>(Figures.of(results.of(filter)), clock.instant()));
  }

  @Get("/trades/equity")
  Aged<Equity> equity(@RequestBean TradeQuery query) throws InterruptedException {
    TradeFilter filter = ofOneMode(query);
    return curves.take(filter.key(), FRESH, () -> new Dated<>(curve.of(filter), clock.instant()));
  }

  @Get("/trades/export.csv")
  @ApiResponse(
      responseCode = "200",
      description = "A line for each trade",
      content = @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string")))
  HttpResponse<StreamedFile> csv(@RequestBean TradeQuery query, @Nullable @QueryValue String zone)
      throws IOException {
    Fields fields = new Fields();
    ZoneId named = zone(fields, zone);
    return TradeExport.send(documents.csv(filter(query, fields), named));
  }

  @Get("/trades/export.json")
  @ApiResponse(
      responseCode = "200",
      description = "The trades as the history shows them",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExportedTrades.class)))
  HttpResponse<StreamedFile> json(@RequestBean TradeQuery query) throws IOException {
    return TradeExport.send(documents.json(filter(query, new Fields())));
  }

  /** For sets that take long: the document is there for a day, under /api/exports. */
  @Post("/trades/exports")
  @Status(HttpStatus.ACCEPTED)
  ExportLine begin(
      @RequestBean TradeQuery query,
      @Schema(allowableValues = {"csv", "json"}) @Nullable @QueryValue String format,
      @Nullable @QueryValue String zone,
      @Parameter(hidden = true) Person person)
      throws SQLException {
    Fields fields = new Fields();
    ZoneId named = zone(fields, zone);
    String wanted = fields.oneOf("format", format == null ? CSV : format, FORMATS);
    TradeFilter filter = filter(query, fields);
    TradeDocument document =
        wanted.equals(CSV) ? documents.csv(filter, named) : documents.json(filter);
    return exports.begin(document.name(), document.type().toString(), person, document.body());
  }

  private TradeFilter filter(TradeQuery query, Fields fields) {
    TradeFilter filter = TradeFilter.of(query, identity.mode().word(), clock, fields);
    fields.require();
    return filter;
  }

  /** For what adds amounts up. */
  private TradeFilter ofOneMode(TradeQuery query) {
    Fields fields = new Fields();
    TradeFilter filter = filter(query, fields);
    fields.check(
        "mode",
        filter.mode().canBeAdded(),
        "is Paper or Live: money of different modes is not added up");
    fields.require();
    return filter;
  }

  private static ZoneId zone(Fields fields, @Nullable String asked) {
    try {
      return asked == null || asked.isBlank() ? ZoneId.of("America/New_York") : ZoneId.of(asked);
    } catch (DateTimeException unknown) {
      fields.check("zone", false, "is a time zone such as Europe/Berlin");
      return ZoneId.of("UTC");
    }
  }
}

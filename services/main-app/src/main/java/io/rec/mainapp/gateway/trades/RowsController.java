package io.rec.mainapp.gateway.trades;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The other tabs of the history: what the exchange says, and the signals. */
@Refuses
@Controller("/api")
@Needs(AccountRole.VIEWER)
final class RowsController {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final AccountRows rows;
  private final Clock clock;
  private final Shelf<Rows<FillLine>> fills;
  private final Shelf<Rows<OrderLine>> orders;
  private final Shelf<Rows<PositionLine>> positions;
  private final Shelf<Rows<SettlementLine>> settlements;
  private final Shelf<Rows<SignalLine>> signals;

  RowsController(AccountRows rows, Reads reads, Clock clock) {
    this.rows = rows;
    this.clock = clock;
    this.fills = reads.shelf("The fills");
    this.orders = reads.shelf("The orders");
    this.positions = reads.shelf("The positions");
    this.settlements = reads.shelf("The settlements");
    this.signals = reads.shelf("The signals");
  }

  /** Reads a page. */
  @FunctionalInterface
  private interface Page<T> {
    Rows<T> read(long before, int limit) throws SQLException;
  }

  @Get("/fills")
  Aged<Rows<FillLine>> fills(
      @Nullable @QueryValue Long cursor,
      @Schema(minimum = "1", maximum = "500") @Nullable @QueryValue Integer limit)
      throws InterruptedException {
    return page(fills, cursor, limit, rows::fills);
  }

  @Get("/orders")
  Aged<Rows<OrderLine>> orders(
      @Nullable @QueryValue Long cursor,
      @Schema(minimum = "1", maximum = "500") @Nullable @QueryValue Integer limit)
      throws InterruptedException {
    return page(orders, cursor, limit, rows::orders);
  }

  @Get("/settlements")
  Aged<Rows<SettlementLine>> settlements(
      @Nullable @QueryValue Long cursor,
      @Schema(minimum = "1", maximum = "500") @Nullable @QueryValue Integer limit)
      throws InterruptedException {
    return page(settlements, cursor, limit, rows::settlements);
  }

  @Get("/signals")
  Aged<Rows<SignalLine>> signals(
      @Nullable @QueryValue Long cursor,
      @Schema(minimum = "1", maximum = "500") @Nullable @QueryValue Integer limit)
      throws InterruptedException {
    return page(signals, cursor, limit, rows::signals);
  }

  @Get("/positions")
  Aged<Rows<PositionLine>> positions() throws InterruptedException {
    return page(positions, null, null, (before, limit) -> rows.positions());
  }

  private <T> Aged<Rows<T>> page(
      Shelf<Rows<T>> shelf, @Nullable Long cursor, @Nullable Integer limit, Page<T> page)
      throws InterruptedException {
    Fields fields = new Fields();
    int count = fields.within("limit", limit, 1, MOST, USUAL);
    fields.require();
    long before = cursor == null ? Long.MAX_VALUE : cursor;
    return shelf.take(
        before + " " + count, FRESH, () -> new Dated<>(page.read(before, count), clock.instant()));
  }
}

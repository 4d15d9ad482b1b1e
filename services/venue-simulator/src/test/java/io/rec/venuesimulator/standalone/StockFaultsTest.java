package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.market;
import static io.rec.venuesimulator.standalone.StockFloor.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The venues of shares when they are made to fail, each in its own words. */
class StockFaultsTest {

  private final StockFloor floor = new StockFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {429, 500, 503})
  @DisplayName("0.8 a status that is switched on over the admin's port, until it is cleared")
  void statuses(int status) {
    switchOn("polygon_rest", "{\"status\":%d}".formatted(status));
    switchOn("alpaca_rest", "{\"status\":%d}".formatted(status));
    JsonObject polygon = object(floor.polygon(StockFloor.KEY, "/v1/marketstatus/now"), status);
    JsonObject alpaca = object(floor.alpaca("GET", "/clock", ""), status);
    floor.simulator().simulator().faults().clear(Venue.POLYGON_REST);
    floor.simulator().simulator().faults().clear(Venue.ALPACA_REST);

    assertThat(polygon.text("status")).hasValue("ERROR");
    assertThat(polygon.text("error")).isPresent();
    assertThat(alpaca.whole("code")).hasValue(status * 100_000L);
    assertThat(alpaca.text("message")).isPresent();
    assertThat(floor.polygon("/v1/marketstatus/now").text("market")).isPresent();
    assertThat(floor.get("/clock").flag("is_open")).isPresent();
  }

  @Test
  @DisplayName("an order that was carried out is there although its caller was told otherwise")
  void carriedOut() {
    floor
        .simulator()
        .simulator()
        .faults()
        .change(Venue.ALPACA_REST, faults -> faults.withStatus(503).withCarriedOut(true));
    JsonObject order = market("AAPL", "buy", "1").with("client_order_id", "once");
    int status = floor.alpaca("POST", "/orders", order.toString()).statusCode();
    floor.simulator().simulator().faults().clear(Venue.ALPACA_REST);

    assertThat(status).isEqualTo(503);
    assertThat(floor.get("/orders:by_client_order_id?client_order_id=once").text("symbol"))
        .hasValue("AAPL");
  }

  @Test
  @DisplayName("a venue that hangs up, and clocks that go wrong")
  void dropsAndSkews() {
    var faults = floor.simulator().simulator().faults();
    faults.change(Venue.POLYGON_REST, each -> each.withDrop(true));
    faults.change(Venue.ALPACA_REST, each -> each.withClockSkew(Duration.ofSeconds(90)));

    assertThatThrownBy(() -> floor.polygon("/v1/marketstatus/now"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(floor.get("/clock").text("timestamp")).hasValue("2026-03-02T10:01:30-05:00");
  }

  private void switchOn(String venue, String change) {
    var answer =
        floor.send(
            HttpRequest.newBuilder(
                    URI.create(floor.simulator().address("admin") + "/faults/" + venue))
                .POST(HttpRequest.BodyPublishers.ofString(change)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}

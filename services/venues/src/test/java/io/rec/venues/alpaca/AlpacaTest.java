package io.rec.venues.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.FaultyHttp;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlpacaTest {

  private final Bench bench = new Bench();
  private final AlpacaEnd end = new AlpacaEnd();
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), end::answer);
  private final AlpacaBroker broker =
      (AlpacaBroker) new AlpacaSubject(end).connector(service.root(), bench.surroundings());

  @BeforeEach
  void connect() throws Exception {
    broker.connect();
    service.served();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-BRK-02 places market, limit, stop, stop-limit and trailing orders")
  void types() throws Exception {
    place("1", new OrderType.Market());
    place("2", new OrderType.Limit(new BigDecimal("100.10")));
    place("3", new OrderType.Stop(new BigDecimal("99")));
    place("4", new OrderType.StopLimit(new BigDecimal("99"), new BigDecimal("98.5")));
    place("5", new OrderType.TrailingAmount(new BigDecimal("1.5")));
    place("6", new OrderType.TrailingPercent(new BigDecimal("2")));

    assertThat(end.bodies().get(0)).contains("\"type\":\"market\"", "\"qty\":\"10\"");
    assertThat(end.bodies().get(1)).contains("\"type\":\"limit\"", "\"limit_price\":\"100.10\"");
    assertThat(end.bodies().get(2)).contains("\"type\":\"stop\"", "\"stop_price\":\"99\"");
    assertThat(end.bodies().get(3)).contains("\"type\":\"stop_limit\"", "\"limit_price\":\"98.5\"");
    assertThat(end.bodies().get(4)).contains("\"trailing_stop\"", "\"trail_price\":\"1.5\"");
    assertThat(end.bodies().get(5)).contains("\"trailing_stop\"", "\"trail_percent\":\"2\"");
  }

  @Test
  @DisplayName("SEN-BRK-04 tells what became of an order")
  void status() throws Exception {
    place("intent-1", new OrderType.Market());

    assertThat(broker.order("id-intent-1").state()).isEqualTo(OrderState.PENDING);
    assertThat(broker.orderByClientId("intent-1")).isPresent();
    assertThat(broker.orderByClientId("intent-2")).isEmpty();
  }

  @Test
  @DisplayName("SEN-BRK-03 cancelling what does not exist is an APIError 404, in one call")
  void unknownOrder() {
    assertThatThrownBy(() -> broker.cancelOrder("nobody"))
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> {
              assertThat(failed.statusCode()).isEqualTo(404);
              assertThat(failed.venueCode()).isEqualTo("40410000");
            });
    assertThat(service.served()).isEqualTo(1);
  }

  @Test
  @DisplayName("SEN-BRK-05, SEN-BRK-06 account, positions and clock, decimals exact")
  void account() throws Exception {
    assertThat(broker.account().buyingPower()).isEqualTo(new BigDecimal("2000.20"));
    assertThat(broker.positions().getFirst().quantity()).isEqualTo(new BigDecimal("-5.5"));
    assertThat(broker.clock().nextClose()).isEqualTo("2026-03-02T21:00:00Z");
  }

  @Test
  @DisplayName("SEN-ERR-04 specific errors are caught before the base error")
  void catches() throws InterruptedException {
    String caught;
    try {
      broker.cancelOrder("nobody");
      caught = "nothing";
    } catch (RateLimitException limited) {
      caught = "RateLimitError";
    } catch (ConnectorConnectionException unreached) {
      caught = "ConnectionError";
    } catch (ConnectorApiException refused) {
      caught = "APIError";
    } catch (ConnectorException any) {
      caught = "ConnectorError";
    }

    assertThat(caught).isEqualTo("APIError");
  }

  @Test
  @DisplayName("refuses a ticket that makes no sense before anything is sent")
  void nonsense() {
    assertThatThrownBy(() -> new OrderType.Limit(BigDecimal.ZERO))
        .hasMessageContaining("limit_price is not positive");
    assertThatThrownBy(
            () ->
                new OrderTicket(
                    " ", "AAPL", BigDecimal.ONE, Side.BUY, new OrderType.Market(), TimeInForce.DAY))
        .hasMessageContaining("client_order_id is blank");
    broker.disconnect();
    assertThatThrownBy(() -> place("1", new OrderType.Market()))
        .isInstanceOf(ConnectorRefusedException.class);
    assertThat(service.served()).isZero();
  }

  private void place(String id, OrderType type) throws Exception {
    broker.placeOrder(new OrderTicket(id, "AAPL", BigDecimal.TEN, Side.BUY, type, TimeInForce.DAY));
  }
}

package io.rec.venues.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails, the venue has as many orders as there were intents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrokerConformance {

  private Bench bench;
  private FaultyService service;
  private Broker broker;

  protected abstract Subject subject();

  /** The client ids of all orders that the venue has taken, also twice if it has. */
  protected abstract List<String> ordersAtVenue();

  protected Stream<Fault> faults() {
    return subject().faults().stream().filter(fault -> !fault.outsideOfService());
  }

  @BeforeEach
  void start() throws Exception {
    bench = new Bench();
    Subject subject = subject();
    service = subject.service(bench.stalls());
    broker = (Broker) subject.connector(service.root(), bench.surroundings());
    broker.connect();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @ParameterizedTest(name = "REC-TE-04 {0} once: one intent is one order")
  @MethodSource("faults")
  void placesOnce(Fault fault) throws Exception {
    service.inject(fault, 1);

    PlacedOrder placed = broker.placeOrder(ticket("intent-1"));

    assertThat(placed.clientOrderId()).isEqualTo("intent-1");
    assertThat(ordersAtVenue()).containsExactly("intent-1");
  }

  @ParameterizedTest(name = "REC-TE-04 {0} at the sending alone: one intent is one order")
  @MethodSource("faults")
  void sendsOnce(Fault fault) throws Exception {
    service.aim("POST");
    service.inject(fault, 1);

    if (fault == Fault.HALF_OPEN && !sendsAgainWhatWasNotFound()) {
      ConnectorException failed =
          catchThrowableOfType(
              ConnectorException.class, () -> broker.placeOrder(ticket("intent-1")));
      assertThat(failed.mayHaveActed()).isTrue();
      assertThat(ordersAtVenue()).isEmpty();
    } else {
      assertThat(broker.placeOrder(ticket("intent-1")).clientOrderId()).isEqualTo("intent-1");
      assertThat(ordersAtVenue()).containsExactly("intent-1");
    }
  }

  /** Only where the venue refuses a client id that it has seen, for good. */
  protected boolean sendsAgainWhatWasNotFound() {
    return true;
  }

  @ParameterizedTest(name = "REC-TE-04 {0} twice, then well: one intent is one order")
  @MethodSource("faults")
  void placesOnceAfterTwo(Fault fault) throws Exception {
    service.inject(fault, 2);

    PlacedOrder placed = broker.placeOrder(ticket("intent-1"));

    assertThat(placed.clientOrderId()).isEqualTo("intent-1");
    assertThat(ordersAtVenue()).containsExactly("intent-1");
  }

  @ParameterizedTest(name = "REC-TE-04 {0} for ever: an error that says whether there is a doubt")
  @MethodSource("faults")
  void saysTheDoubt(Fault fault) throws Exception {
    service.inject(fault, FaultyService.FOR_EVER);

    ConnectorException failed =
        catchThrowableOfType(ConnectorException.class, () -> broker.placeOrder(ticket("intent-1")));

    assertThat(ordersAtVenue()).hasSizeLessThanOrEqualTo(1);
    if (!ordersAtVenue().isEmpty()) {
      assertThat(failed.mayHaveActed()).isTrue();
    }
    service.heal();
    broker.resetCircuit();
    assertThat(broker.placeOrder(ticket("intent-1")).clientOrderId()).isEqualTo("intent-1");
    assertThat(ordersAtVenue()).containsExactly("intent-1");
  }

  @Test
  @DisplayName("REC-TE-04 the same intent twice is one order, and the answer is the first one")
  void sameIntentTwice() throws Exception {
    PlacedOrder first = broker.placeOrder(ticket("intent-1"));

    PlacedOrder second = broker.placeOrder(ticket("intent-1"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(ordersAtVenue()).containsExactly("intent-1");
  }

  protected OrderTicket ticket(String clientOrderId) {
    return new OrderTicket(
        clientOrderId,
        symbol(),
        BigDecimal.ONE,
        Side.BUY,
        new OrderType.Limit(new BigDecimal("100.25")),
        TimeInForce.GTC);
  }

  protected abstract String symbol();
}

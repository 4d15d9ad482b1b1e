package io.rec.venues.binance;

import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.testing.BrokerConformance;
import io.rec.venues.connector.testing.Subject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Whatever fails on the way, the simulated venue has as many orders as there were intents. */
class SimulatedOrdersConformanceTest extends BrokerConformance {

  private SimulatedBinance venue = new SimulatedBinance();

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  @Override
  protected Subject subject() {
    venue = new SimulatedBinance();
    return venue;
  }

  @Override
  protected List<String> ordersAtVenue() {
    return venue.orders();
  }

  @Override
  protected String symbol() {
    return "BTCUSDT";
  }

  /** Rests in the book: far below the price, and large enough for the venue. */
  @Override
  protected OrderTicket ticket(String clientOrderId) {
    return new OrderTicket(
        clientOrderId,
        symbol(),
        new BigDecimal("0.01"),
        Side.BUY,
        new OrderType.Limit(new BigDecimal("60000.25")),
        TimeInForce.GTC);
  }

  @Override
  protected boolean sendsAgainWhatWasNotFound() {
    return false;
  }
}

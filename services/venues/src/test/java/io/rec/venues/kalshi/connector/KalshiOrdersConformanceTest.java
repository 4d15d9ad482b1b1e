package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.testing.BrokerConformance;
import io.rec.venues.connector.testing.Subject;
import java.math.BigDecimal;
import java.util.List;

class KalshiOrdersConformanceTest extends BrokerConformance {

  private KalshiEnd end = new KalshiEnd();

  @Override
  protected Subject subject() {
    end = new KalshiEnd();
    return new KalshiBrokerSubject(end);
  }

  @Override
  protected List<String> ordersAtVenue() {
    return end.taken();
  }

  @Override
  protected String symbol() {
    return KalshiEnd.MARKET;
  }

  /** Between nothing and a dollar, as everything is here. */
  @Override
  protected OrderTicket ticket(String clientOrderId) {
    return new OrderTicket(
        clientOrderId,
        symbol(),
        BigDecimal.ONE,
        Side.BUY,
        new OrderType.Limit(new BigDecimal("0.56")),
        TimeInForce.GTC);
  }
}

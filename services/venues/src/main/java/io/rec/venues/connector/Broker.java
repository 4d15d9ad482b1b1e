package io.rec.venues.connector;

import io.rec.venues.connector.order.BrokerAccount;
import io.rec.venues.connector.order.BrokerPosition;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import java.util.List;
import java.util.Optional;

/** Takes orders. An order is never sent twice: after a doubt it is looked up by its client id. */
public interface Broker extends Connector {

  @Override
  default Family family() {
    return Family.BROKER;
  }

  /**
   * The order as the venue has it. Placing the same client id again gives the order of the first
   * time. Refused as {@code in_doubt} when the venue may have it and could not be asked.
   */
  PlacedOrder placeOrder(OrderTicket ticket) throws ConnectorException, InterruptedException;

  /** An unknown id gives an APIError 404. */
  void cancelOrder(String orderId) throws ConnectorException, InterruptedException;

  PlacedOrder order(String orderId) throws ConnectorException, InterruptedException;

  Optional<PlacedOrder> orderByClientId(String clientOrderId)
      throws ConnectorException, InterruptedException;

  BrokerAccount account() throws ConnectorException, InterruptedException;

  List<BrokerPosition> positions() throws ConnectorException, InterruptedException;
}

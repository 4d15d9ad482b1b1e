package io.rec.venues.connector.call;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import java.util.Optional;

/**
 * Places one order at most once. As soon as a call may have arrived without a usable answer, the
 * order is looked up by its client id before anything else is done; a new id is never made.
 */
public final class OrderOnce {

  /** How long a venue refuses a client id that it has seen. */
  public enum ClientIds {
    /** For good: sending again what was not found is safe, because the venue takes it once. */
    UNIQUE,
    /** While the order is open only: what may have been sent is never sent again. */
    REUSABLE
  }

  /** The venue's side of it; each call is one request. */
  public interface Desk {

    ClientIds clientIds();

    PlacedOrder send(OrderTicket ticket) throws ConnectorException, InterruptedException;

    Optional<PlacedOrder> find(OrderTicket ticket) throws ConnectorException, InterruptedException;

    /** Whether this refusal says that an order of the client id exists. */
    boolean duplicate(ConnectorApiException refusal);
  }

  private final Desk desk;
  private final OrderTicket ticket;
  private boolean doubt;
  private boolean sent;

  private OrderOnce(Desk desk, OrderTicket ticket) {
    this.desk = desk;
    this.ticket = ticket;
    // An earlier process may have sent it: only the venue can tell, and this one would not.
    this.doubt = desk.clientIds() == ClientIds.REUSABLE;
  }

  public static PlacedOrder place(Guard guard, Desk desk, OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    OrderOnce order = new OrderOnce(desk, ticket);
    try {
      return guard.call("place_order", order::attempt);
    } catch (ConnectorException failed) {
      if (order.open()) {
        throw ConnectorRefusedException.inDoubt(
            "order %s may have been placed: %s"
                .formatted(ticket.clientOrderId(), failed.getMessage()),
            failed);
      }
      throw failed;
    }
  }

  private synchronized boolean open() {
    return sent && doubt;
  }

  private synchronized PlacedOrder attempt() throws ConnectorException, InterruptedException {
    if (doubt) {
      Optional<PlacedOrder> found = desk.find(ticket);
      if (found.isPresent()) {
        return found.get();
      }
      if (sent && desk.clientIds() == ClientIds.REUSABLE) {
        // It may be on its way to the venue's own books: look again, never send again.
        throw unshown();
      }
    }
    // Until something says otherwise: an attempt that is cut off leaves it at this.
    sent = true;
    doubt = true;
    try {
      return desk.send(ticket);
    } catch (ConnectorApiException refusal) {
      doubt = refusal.mayHaveActed();
      if (desk.duplicate(refusal)) {
        doubt = true;
        // What a venue has taken it may show a moment later: look again.
        return desk.find(ticket).orElseThrow(OrderOnce::unshown);
      }
      throw refusal;
    } catch (ConnectorException failed) {
      doubt = failed.mayHaveActed();
      throw failed;
    }
  }

  private static ConnectorConnectionException unshown() {
    return ConnectorConnectionException.broken("the venue does not show the order yet");
  }
}

package io.rec.domain.trade;

/**
 * What we call an order at the venue. It follows from the trade and the number of the attempt, so
 * that asking again about an order, or sending it again, can never make a second one.
 */
public record ClientOrderId(String text) {

  static ClientOrderId opening(TicketId ticket) {
    return new ClientOrderId(ticket + ":open");
  }

  static ClientOrderId closing(TicketId ticket, int attempt) {
    return new ClientOrderId("%s:close-%d".formatted(ticket, attempt));
  }

  @Override
  public String toString() {
    return text;
  }
}

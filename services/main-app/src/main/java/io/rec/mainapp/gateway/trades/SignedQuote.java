package io.rec.mainapp.gateway.trades;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A quote that was given to a person.
 *
 * @param nonce makes it usable once
 */
record SignedQuote(String nonce, Instant expiresAt, Bound bound, String token) {

  private static final String VERSION = "q1";
  private static final int PARTS = 9;

  /**
   * What it is bound to.
   *
   * @param ask in cents, as it was offered then
   */
  record Bound(
      String userId, String market, String side, int contracts, int limit, int slippage, int ask) {

    /** Whether it is for this order; the ask is not part of one. */
    boolean isFor(Bound order) {
      return userId.equals(order.userId)
          && market.equals(order.market)
          && side.equals(order.side)
          && contracts == order.contracts
          && limit == order.limit
          && slippage == order.slippage;
    }
  }

  SignedQuote withToken(String made) {
    return new SignedQuote(nonce, expiresAt, bound, made);
  }

  String payload() {
    return String.join(
        "|",
        List.of(
            VERSION,
            nonce,
            Long.toString(expiresAt.toEpochMilli()),
            bound.userId,
            bound.market,
            bound.side,
            Integer.toString(bound.contracts),
            bound.limit + "+" + bound.slippage,
            Integer.toString(bound.ask)));
  }

  /** Reads what {@link #payload} wrote; only ever asked about what we signed. */
  static Optional<SignedQuote> of(String payload, String token) {
    List<String> parts = List.of(payload.split("\\|", -1));
    if (parts.size() != PARTS || !parts.getFirst().equals(VERSION)) {
      return Optional.empty();
    }
    List<String> price = List.of(parts.get(7).split("\\+", -1));
    return Optional.of(
        new SignedQuote(
            parts.get(1),
            Instant.ofEpochMilli(Long.parseLong(parts.get(2))),
            new Bound(
                parts.get(3),
                parts.get(4),
                parts.get(5),
                Integer.parseInt(parts.get(6)),
                Integer.parseInt(price.get(0)),
                Integer.parseInt(price.get(1)),
                Integer.parseInt(parts.get(8))),
            token));
  }
}

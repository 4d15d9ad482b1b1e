package io.rec.venues.connector.order;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as its venue has it.
 *
 * @param averagePrice of what is filled
 * @param venueState the venue's own word
 */
public record PlacedOrder(
    String id,
    String clientOrderId,
    String symbol,
    Side side,
    BigDecimal quantity,
    BigDecimal filled,
    Optional<BigDecimal> averagePrice,
    OrderState state,
    String venueState) {}

package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.matching.message.Side;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a member wants an order to be. The count is the total, filled or not; an expiry of 0 takes
 * it away, none leaves it.
 */
public record Amendment(
    String ticker,
    Side side,
    int price,
    long count,
    Optional<String> clientOrderId,
    Optional<String> updatedClientOrderId,
    OptionalLong expiresAt) {}

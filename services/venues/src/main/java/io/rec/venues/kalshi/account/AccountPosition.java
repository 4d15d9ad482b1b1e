package io.rec.venues.kalshi.account;

import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A position as the exchange has it.
 *
 * @param position contracts, negative on the NO side
 * @param exposure what the open part cost
 */
public record AccountPosition(
    String ticker,
    BigDecimal position,
    Money exposure,
    Money totalTraded,
    Money realised,
    Money fees,
    Optional<Instant> updatedAt) {}

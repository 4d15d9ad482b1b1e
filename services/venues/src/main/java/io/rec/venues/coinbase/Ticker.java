package io.rec.venues.coinbase;

import java.math.BigDecimal;
import java.util.Optional;

/** What the venue says of a product now: its last trade and the best prices. */
public record Ticker(PriceTick last, Optional<BigDecimal> bid, Optional<BigDecimal> ask) {}

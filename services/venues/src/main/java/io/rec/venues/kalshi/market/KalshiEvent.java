package io.rec.venues.kalshi.market;

import java.time.Instant;
import java.util.Optional;

/** An event: the markets of one hour. Its close is its strike date where the exchange gives one. */
public record KalshiEvent(
    String ticker,
    String seriesTicker,
    String title,
    String subTitle,
    Optional<Instant> strikeDate) {}

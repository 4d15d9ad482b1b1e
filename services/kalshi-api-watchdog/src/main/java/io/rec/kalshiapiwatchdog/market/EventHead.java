package io.rec.kalshiapiwatchdog.market;

import java.time.Instant;

/** An event as the exchange lists it. */
public record EventHead(
    String symbol,
    String eventTicker,
    String seriesTicker,
    String title,
    String subTitle,
    Instant closeTime) {}

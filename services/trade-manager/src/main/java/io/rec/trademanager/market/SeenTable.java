package io.rec.trademanager.market;

import java.time.Instant;

/** When a symbol's strike table was made, and whether its inputs were too old then. */
public record SeenTable(Instant at, boolean stale) {}

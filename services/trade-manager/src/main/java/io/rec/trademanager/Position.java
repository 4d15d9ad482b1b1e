package io.rec.trademanager;

import io.micronaut.serde.annotation.Serdeable;

/** Contracts held of one market, negative on the no side. */
@Serdeable
record Position(String ticker, int position) {}

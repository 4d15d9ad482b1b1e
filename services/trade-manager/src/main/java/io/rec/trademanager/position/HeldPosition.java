package io.rec.trademanager.position;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;

/** Contracts held of one market, negative on the no side. */
@Serdeable
public record HeldPosition(String ticker, BigDecimal position) {}

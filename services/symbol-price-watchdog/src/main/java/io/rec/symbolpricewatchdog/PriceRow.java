package io.rec.symbolpricewatchdog;

import java.math.BigDecimal;
import java.time.Instant;

/** The last price of a second, in dollars with cents. */
record PriceRow(Instant second, BigDecimal price) {}

package io.rec.venuesimulator.binance.order;

import java.math.BigDecimal;

/** How much an order is about. */
public sealed interface Size {

  record Coins(BigDecimal quantity) implements Size {}

  /** So many coins as this amount of USDT pays for. */
  record Money(BigDecimal amount) implements Size {}
}

package io.rec.venues.connector.order;

import java.math.BigDecimal;

/** The account of our key. */
public record BrokerAccount(
    String id,
    String currency,
    BigDecimal cash,
    BigDecimal buyingPower,
    BigDecimal equity,
    boolean tradingAllowed) {}

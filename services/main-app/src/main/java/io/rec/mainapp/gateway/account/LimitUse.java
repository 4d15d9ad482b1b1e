package io.rec.mainapp.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;

/** How much of a limit is used; the unit is dollars, contracts or trades. */
@Serdeable
public record LimitUse(
    String name, String unit, BigDecimal used, BigDecimal limit, BigDecimal percent) {}

package io.rec.mainapp.gateway.active;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;

/** Contracts on each side of a market. */
@Serdeable
public record BySide(BigDecimal yes, BigDecimal no) {

  public static final BySide NONE = new BySide(BigDecimal.ZERO, BigDecimal.ZERO);

  BySide plus(boolean onYes, BigDecimal count) {
    return onYes ? new BySide(yes.add(count), no) : new BySide(yes, no.add(count));
  }
}

package io.rec.operator.controller.runtime;

import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.log.KnownSecrets;
import io.rec.operator.controller.plan.BrokenPass;
import io.rec.operator.controller.plan.Desk;
import java.time.Instant;

/** The status of a pass that broke, with the deepest cause in words. */
final class ErrorStatus {
  private ErrorStatus() {}

  static TradingSystemStatus of(Desk desk, Exception error, Instant now) {
    return BrokenPass.status(desk, KnownSecrets.mask(words(error)), now);
  }

  private static String words(Throwable error) {
    var deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }
}

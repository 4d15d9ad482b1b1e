package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.RequestsStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import java.util.Optional;

/** A person's wish for a new login: {@code rec.io/rotate-credentials: <nonce>}, served once. */
final class RotationRequest {
  private static final int LONGEST = 256;

  private RotationRequest() {}

  /** The wish, if there is one that has not been served. */
  static Optional<String> asked(Desk desk) {
    var written = desk.annotations().getOrDefault(Verbs.ROTATE_CREDENTIALS, "").strip();
    var value = written.length() <= LONGEST ? written : written.substring(0, LONGEST);
    return value.isEmpty() || value.equals(desk.status().requests().rotate())
        ? Optional.empty()
        : Optional.of(value);
  }

  static TradingSystemStatus served(TradingSystemStatus status, String value) {
    var requests = status.requests();
    return status
        .change()
        .requests(
            new RequestsStatus(
                requests.restart(),
                value,
                requests.rollback(),
                requests.kill(),
                requests.backup(),
                requests.resetRecovery()))
        .seal();
  }
}

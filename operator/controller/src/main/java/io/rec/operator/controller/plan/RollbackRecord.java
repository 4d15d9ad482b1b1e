package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.RequestsStatus;
import java.util.Optional;

/** A person's wish to go back: heard once, and written down as dealt with. */
final class RollbackRecord {
  private static final int LONGEST = 128;

  private RollbackRecord() {}

  /** The wish, if there is one that has not been dealt with. */
  static Optional<String> asked(Desk desk) {
    return Optional.ofNullable(desk.annotations().get(Verbs.ROLLBACK))
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .filter(value -> !value.equals(desk.status().requests().rollback()));
  }

  static Desk of(Desk desk, String value) {
    var requests = desk.status().requests();
    return new Desk(
        desk.owner(),
        desk.generation(),
        desk.spec(),
        desk.status()
            .change()
            .requests(
                new RequestsStatus(
                    requests.restart(),
                    requests.rotate(),
                    value,
                    requests.kill(),
                    requests.backup(),
                    requests.resetRecovery()))
            .seal(),
        desk.annotations());
  }
}

package io.rec.operator.controller.runtime;

import io.rec.operator.controller.database.FencedException;
import io.rec.operator.controller.database.SlotPreparation;
import io.rec.operator.controller.plan.Step;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the one thing of a pass that happens outside the API server. */
final class StepRunner {
  private static final Logger log = LoggerFactory.getLogger(StepRunner.class);

  private final SlotPreparation slots;
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  StepRunner(SlotPreparation slots) {
    this.slots = slots;
  }

  /** How a step ended. */
  sealed interface Outcome {
    record Done() implements Outcome {}

    record Failed(String detail) implements Outcome {}
  }

  /** Runs a step whose intent has been stored; running it again does no harm. */
  Outcome run(Step.PrepareLogin step) {
    var request = step.request();
    try {
      slots.prepare(request);
      failures.remove(request.system());
      log.atInfo()
          .addKeyValue("login", request.slot().user())
          .addKeyValue("database", request.address())
          .log("login prepared");
      return new Outcome.Done();
    } catch (SQLException | FencedException e) {
      var detail = "cannot prepare login %s: %s".formatted(request.slot().user(), e.getMessage());
      // The same failure in every pass is one fact, told once and kept in the status.
      if (!detail.equals(failures.put(request.system(), detail))) {
        log.atWarn().addKeyValue("database", request.address()).setCause(e).log(detail);
      }
      return new Outcome.Failed(detail);
    }
  }

  Optional<String> lastFailure(String system) {
    return Optional.ofNullable(failures.get(system));
  }

  void forget(String system) {
    failures.remove(system);
  }
}

package io.rec.operator.controller.plan;

import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.plan.recovery.RecoveryCodec;
import io.rec.operator.controller.plan.release.Phase;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.plan.rotation.RotationCodec;
import io.rec.operator.controller.plan.stop.StopCodec;
import io.rec.operator.controller.plan.token.TokensCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Steps of machines that a newer operator left in a status, and this one does not know. */
final class UnknownPhases {
  private UnknownPhases() {}

  static List<Fault> in(TradingSystemStatus status) {
    var faults = new ArrayList<Fault>();
    RecoveryCodec.unknown(status.recovery()).map(Fault.UnknownPhase::new).ifPresent(faults::add);
    StopCodec.unknown(status.stop()).map(Fault.UnknownPhase::new).ifPresent(faults::add);
    if (RotationCodec.read(status.credentials()).isEmpty()) {
      faults.add(
          new Fault.UnknownPhase(
              "credentials phase '%s' with generation %s, slot %s and pending generation %s"
                  .formatted(
                      status.credentials().phase(),
                      status.credentials().generation(),
                      status.credentials().slot(),
                      status.credentials().pendingGeneration())));
    }
    if (TokensCodec.read(status, Instant.EPOCH).isEmpty()) {
      faults.add(
          new Fault.UnknownPhase(
              "tokens phase '%s' with generation %s"
                  .formatted(status.tokens().phase(), status.tokens().generation())));
    }
    if (ReleaseCodec.decode(status.release()).phase() instanceof Phase.Unknown(var raw)) {
      faults.add(
          new Fault.UnknownPhase(
              "release phase '%s' with revision %s and target %s"
                  .formatted(raw.phase(), raw.revision(), raw.target())));
    }
    return faults;
  }
}

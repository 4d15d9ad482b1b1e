package io.rec.operator.controller.plan;

import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.plan.machine.Remark;
import io.rec.operator.controller.plan.stop.StopNews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pass does about a stop.
 *
 * @param desk with the phase to be stored before anything is done
 * @param moved it is another phase than before
 * @param order to the kill switch
 * @param wakeAt when to ask again if nothing happens before
 */
record StopPass(
    Desk desk,
    boolean moved,
    Optional<KillOrder> order,
    List<Remark> remarks,
    List<StopNews> news,
    Optional<Instant> wakeAt) {
  StopPass {
    remarks = List.copyOf(remarks);
    news = List.copyOf(news);
  }

  /** Everything stays as it is. */
  static StopPass still(Desk desk) {
    return new StopPass(desk, false, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  /** What has to be stored before it is done, if there is something. */
  Optional<Step> step() {
    return order
        .<Step>map(Step.RaiseKill::new)
        .or(() -> moved ? Optional.of(new Step.Stop()) : Optional.empty());
  }
}

package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.operator.api.catalog.ComponentCatalog;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.plan.Notice;
import java.util.Optional;

/**
 * Somebody has scaled up a component of which only one process may act. Setting the number back
 * removes the rest; until they are gone they stand by, because the database and the exchange's
 * client take nothing from whoever does not hold the newest token of the lease.
 */
final class TooManyPods {
  private TooManyPods() {}

  static Optional<Notice> fenced(HasMetadata actual, HasMetadata desired, TradingSystemSpec spec) {
    if (!(actual instanceof Deployment now && desired instanceof Deployment next)) {
      return Optional.empty();
    }
    var component = next.getMetadata().getName();
    var are = now.getSpec().getReplicas();
    var wished = next.getSpec().getReplicas();
    var alone =
        ComponentCatalog.of(spec).find(component).filter(entry -> !entry.scalable()).isPresent();
    return are != null && wished != null && are > wished && alone
        ? Optional.of(
            Notice.warning(
                Notice.Reason.DUPLICATE_FENCED,
                component,
                "%s had been scaled to %d processes: only the holder of the newest token acts, %d again are wished, the rest is removed"
                    .formatted(component, are, wished)))
        : Optional.empty();
  }
}

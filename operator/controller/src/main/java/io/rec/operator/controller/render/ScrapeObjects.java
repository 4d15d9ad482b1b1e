package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.rec.operator.controller.kinds.ServiceMonitor;
import io.rec.operator.controller.kinds.ServiceMonitor.Endpoint;
import io.rec.operator.controller.kinds.ServiceMonitor.Relabeling;
import io.rec.operator.controller.kinds.ServiceMonitor.Spec;
import java.util.List;
import java.util.TreeMap;

/** Tells a Prometheus operator where the figures of all roles are. */
final class ScrapeObjects {
  private static final String PATH = "/prometheus";

  private ScrapeObjects() {}

  static List<HasMetadata> of(Blueprint blueprint) {
    return blueprint.access().scrape().stream()
        .<HasMetadata>map(scrape -> monitor(blueprint, scrape))
        .toList();
  }

  private static ServiceMonitor monitor(Blueprint blueprint, Blueprint.Scrape scrape) {
    var monitor = new ServiceMonitor();
    var meta = blueprint.owner().object(Names.METRICS, blueprint.platform().version());
    var labels = new TreeMap<>(scrape.labels());
    // Ours are what we find it by.
    labels.putAll(meta.getLabels());
    meta.setLabels(labels);
    monitor.setMetadata(meta);
    monitor.setSpec(
        new Spec(
            new LabelSelectorBuilder()
                .addToMatchLabels(Labels.INSTANCE, blueprint.owner().name())
                .addToMatchLabels(Labels.PART_OF, Labels.PLATFORM)
                .addNewMatchExpression()
                .withKey(Labels.COMPONENT)
                .withOperator("Exists")
                .endMatchExpression()
                .addNewMatchExpression()
                .withKey(Labels.ALIAS)
                .withOperator("DoesNotExist")
                .endMatchExpression()
                .build(),
            List.of(
                new Endpoint(
                    Names.HTTP,
                    PATH,
                    scrape.interval(),
                    // The roles say themselves which system and component they are; up needs it
                    // from the pod.
                    true,
                    List.of(
                        Relabeling.constant("job", Labels.PLATFORM),
                        Relabeling.copy(
                            "__meta_kubernetes_pod_label_app_kubernetes_io_instance", "system"),
                        Relabeling.copy(
                            "__meta_kubernetes_pod_label_rec_io_component", "component"))))));
    return monitor;
  }
}

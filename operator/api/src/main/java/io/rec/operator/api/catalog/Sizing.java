package io.rec.operator.api.catalog;

import io.fabric8.kubernetes.api.model.Quantity;
import io.rec.operator.api.spec.Profile;
import io.rec.operator.api.spec.component.ResourceNeeds;
import java.util.Map;
import java.util.Set;

/**
 * Sizes of containers by profile. In Development sixteen components and a database fit on two cores
 * and 6 GiB beside a control plane. No CPU limit anywhere: a throttled start costs minutes, and the
 * request already keeps the neighbours' share.
 */
public final class Sizing {
  /** Those that hold caches or serve many browsers. */
  private static final Set<String> LARGE =
      Set.of("main-app", "unified-production-coordinator", "ai-service");

  private Sizing() {}

  /** What a component's container gets unless its owner says otherwise. */
  public static ResourceNeeds of(CatalogEntry component, Profile profile) {
    var large = LARGE.contains(component.role());
    return switch (profile) {
      case DEVELOPMENT -> needs("20m", "96Mi", large ? "512Mi" : "384Mi");
      case PRODUCTION -> large ? needs("250m", "384Mi", "768Mi") : needs("100m", "256Mi", "512Mi");
    };
  }

  /** What the managed database gets unless its owner says otherwise. */
  public static ResourceNeeds ofDatabase(Profile profile) {
    return switch (profile) {
      case DEVELOPMENT -> needs("50m", "192Mi", "768Mi");
      case PRODUCTION -> needs("500m", "1Gi", "2Gi");
    };
  }

  private static ResourceNeeds needs(String cpu, String memory, String memoryLimit) {
    return new ResourceNeeds(
        Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)),
        Map.of("memory", new Quantity(memoryLimit)));
  }
}

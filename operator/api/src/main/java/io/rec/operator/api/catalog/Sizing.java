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

  /**
   * Those on an order's way, beside the database. What is set aside is also whose turn it is when
   * all want to run: with equal shares an order waits behind what nobody waits for.
   */
  private static final Set<String> ORDERING = Set.of("main-app", "trade-manager", "trade-executor");

  /** On the order's way too, but somebody else's machine once it is about money. */
  private static final String EXCHANGE = "venue-simulator";

  private Sizing() {}

  /** What a component's container gets unless its owner says otherwise. */
  public static ResourceNeeds of(CatalogEntry component, Profile profile) {
    var role = component.role();
    var large = LARGE.contains(role);
    var ordering = ORDERING.contains(role);
    return switch (profile) {
      case DEVELOPMENT ->
          needs(
              ordering ? "100m" : role.equals(EXCHANGE) ? "50m" : "20m",
              "96Mi",
              large ? "512Mi" : "384Mi");
      case PRODUCTION ->
          needs(
              ordering || large ? "250m" : "100m",
              large ? "384Mi" : "256Mi",
              large ? "768Mi" : "512Mi");
    };
  }

  /** What the managed database gets unless its owner says otherwise. */
  public static ResourceNeeds ofDatabase(Profile profile) {
    return switch (profile) {
      case DEVELOPMENT -> needs("200m", "192Mi", "768Mi");
      case PRODUCTION -> needs("500m", "1Gi", "2Gi");
    };
  }

  private static ResourceNeeds needs(String cpu, String memory, String memoryLimit) {
    return new ResourceNeeds(
        Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)),
        Map.of("memory", new Quantity(memoryLimit)));
  }
}

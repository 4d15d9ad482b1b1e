package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.rec.operator.api.catalog.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One component with every default filled in.
 *
 * @param role the container's first argument
 * @param symbol of a price watchdog, empty otherwise
 * @param oldPort number its Services keep until nobody calls it any more, 0 for none
 * @param dependsOn readiness waits for these
 * @param reaches these are spoken to as well
 */
public record Component(
    String name,
    String role,
    String symbol,
    int port,
    int oldPort,
    int replicas,
    List<String> dependsOn,
    List<String> reaches,
    Traits traits,
    Workload workload) {

  public Component {
    dependsOn = List.copyOf(dependsOn);
    reaches = List.copyOf(reaches);
  }

  /**
   * What the catalog knows about it.
   *
   * @param money it may be in the middle of an order when it is told to stop
   * @param aliasPorts further numbers of its Service
   * @param aliasHosts further Services that lead to it
   */
  public record Traits(
      boolean critical,
      boolean money,
      Set<Need> needs,
      List<Integer> aliasPorts,
      List<String> aliasHosts) {
    public Traits {
      needs = Set.copyOf(needs);
      aliasPorts = List.copyOf(aliasPorts);
      aliasHosts = List.copyOf(aliasHosts);
    }
  }

  /** Numbers its pods may listen on: old and new ones run side by side while it changes. */
  List<Integer> ports() {
    return oldPort == 0 ? List.of(port) : List.of(port, oldPort);
  }

  boolean needs(Need need) {
    return traits.needs().contains(need);
  }

  boolean usesDatabase() {
    return needs(Need.DATABASE) || needs(Need.DATABASE_IF_THERE);
  }

  /**
   * How it runs.
   *
   * @param restartToken changes when a restart was asked for, empty before the first
   */
  public record Workload(
      ImageRef image,
      List<EnvVar> env,
      ResourceRequirements resources,
      Map<String, String> nodeSelector,
      List<Toleration> tolerations,
      String priorityClass,
      Optional<Autoscaling> autoscaling,
      String restartToken) {
    public Workload {
      env = List.copyOf(env);
      nodeSelector = Map.copyOf(nodeSelector);
      tolerations = List.copyOf(tolerations);
    }
  }

  /** Bounds of the autoscaler and the CPU use it aims at, in percent of the request. */
  public record Autoscaling(int min, int max, int targetCpuPercent) {}
}

package io.rec.e2e.removal;

import io.rec.e2e.desk.Desk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left in a namespace, of every kind that the cluster knows there. */
final class Remains {

  /** The cluster's own, and what tells of the past and goes by itself. */
  private static final List<String> OF_THE_CLUSTER =
      List.of(
          "configmap/kube-root-ca.crt",
          "serviceaccount/default",
          "event/",
          "event.events.k8s.io/",
          "endpoints/",
          "endpointslice.discovery.k8s.io/",
          "controllerrevision.apps/postgres-");

  private Remains() {}

  static List<String> of(Desk desk, String namespace) {
    var kinds =
        desk
            .kubectl("api-resources", "--verbs=list,delete", "--namespaced", "--output=name")
            .run()
            .succeeded()
            .lines()
            .stream()
            .collect(Collectors.joining(","));
    return Stream.of(
            desk.kubectl(
                    "get", kinds, "--namespace", namespace, "--output=name", "--ignore-not-found")
                .run()
                .succeeded()
                .lines())
        .flatMap(List::stream)
        .filter(name -> OF_THE_CLUSTER.stream().noneMatch(name::startsWith))
        .toList();
  }

  /** What has a time of deletion and still is. */
  static List<String> terminating(Desk desk, String namespace) {
    return desk.kubectl(
            "get",
            "ts,pods,deployments,statefulsets,persistentvolumeclaims,secrets,configmaps",
            "--namespace",
            namespace,
            "--ignore-not-found",
            "-o",
            "jsonpath={range .items[?(@.metadata.deletionTimestamp)]}{.kind}/{.metadata.name}{'\\n'}{end}")
        .run()
        .succeeded()
        .lines();
  }
}

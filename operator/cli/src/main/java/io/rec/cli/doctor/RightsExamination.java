package io.rec.cli.doctor;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.TradingSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the person who asks may not do, told before a verb is refused in the middle of trouble. */
public final class RightsExamination {
  private static final List<Right> RIGHTS =
      List.of(
          new Right(
              "patch",
              "rec.io",
              "tradingsystems",
              null,
              null,
              "mode, restart, rotate, rollback, suspend, resume"),
          new Right(
              "get", "", "secrets", null, "recio-tokens", "kill, trades, ticket, fingerprints"),
          new Right(
              "create", "", "pods", "portforward", null, "kill, trades, ticket, fingerprints"),
          new Right("get", "", "pods", "log", null, "logs, bundle"));

  private final KubernetesClient client;

  public RightsExamination(KubernetesClient client) {
    this.client = client;
  }

  private record Right(
      String verb,
      String group,
      String resource,
      @Nullable String part,
      @Nullable String name,
      String commands) {
    String told() {
      return verb
          + " "
          + resource
          + (part == null ? "" : "/" + part)
          + (name == null ? "" : " " + name);
    }
  }

  public List<Finding> findings(List<TradingSystem> desks) {
    var findings = new ArrayList<Finding>();
    desks.stream()
        .map(desk -> desk.getMetadata().getNamespace())
        .distinct()
        .forEach(namespace -> findings.addAll(in(namespace)));
    return findings;
  }

  private List<Finding> in(String namespace) {
    List<Right> lacking = RIGHTS.stream().filter(right -> !may(namespace, right)).toList();
    if (lacking.isEmpty()) {
      return List.of();
    }
    return List.of(
        Finding.warning(
            "your rights in " + namespace,
            "you may not " + lacking.stream().map(Right::told).collect(Collectors.joining(", ")),
            "refused are "
                + lacking.stream()
                    .map(Right::commands)
                    .distinct()
                    .collect(Collectors.joining(", ")),
            "Ask for the role edit in this namespace."));
  }

  private boolean may(String namespace, Right right) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(right.verb())
            .withGroup(right.group())
            .withResource(right.resource())
            .withSubresource(right.part())
            .withName(right.name())
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}

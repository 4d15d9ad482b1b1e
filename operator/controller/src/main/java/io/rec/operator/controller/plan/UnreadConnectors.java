package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;

import io.rec.operator.api.spec.connector.ConnectorSpec;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a spec says to the exchange's or the prices' connector and none of them reads: whoever wrote
 * it believes that it does something.
 */
final class UnreadConnectors {
  private UnreadConnectors() {}

  static Optional<Finding> finding(Facts facts) {
    var connectors = facts.desk().spec().connectors();
    return key(connectors.data())
        .or(() -> settings("broker", connectors.broker()))
        .or(() -> settings("data", connectors.data()))
        .map(words -> Finding.yes(DEGRADED, "SettingUnread", words));
  }

  private static Optional<String> key(ConnectorSpec data) {
    return Optional.ofNullable(data.credentialsSecretRef())
        .map(
            secret ->
                "connectors.data.credentialsSecretRef: the prices of %s need no account and nobody reads Secret %s: remove it"
                    .formatted(data.type(), secret.name()));
  }

  private static Optional<String> settings(String part, ConnectorSpec connector) {
    return connector.settings().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "connectors.%s.settings: %s has no settings, and %s change nothing: remove them"
                .formatted(
                    part,
                    connector.type(),
                    String.join(", ", new TreeSet<>(connector.settings().keySet()))));
  }
}

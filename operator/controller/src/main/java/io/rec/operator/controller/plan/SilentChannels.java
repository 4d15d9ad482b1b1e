package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;

import java.util.Optional;

/**
 * Why a notification channel cannot speak, as far as it can be seen from here. The desk goes on
 * without it, so this is said after everything else that may be wrong.
 */
final class SilentChannels {
  private SilentChannels() {}

  static Optional<Finding> finding(Facts facts) {
    return facts.installed() && !facts.suspended()
        ? NotificationChannels.of(facts.desk().spec()).all().stream()
            .flatMap(channel -> finding(channel, facts).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Finding> finding(Channel channel, Facts facts) {
    return missing(channel, facts)
        .or(
            () ->
                channel.exposed().stream()
                    .findFirst()
                    .map(
                        setting ->
                            Finding.yes(
                                DEGRADED,
                                "SecretExposed",
                                "channel %s: settings.%s is a secret and is not passed on: put it into the Secret of its credentialsSecretRef"
                                    .formatted(channel.name(), setting))));
  }

  private static Optional<Finding> missing(Channel channel, Facts facts) {
    return channel
        .secret()
        .filter(name -> !facts.seen().secrets().containsKey(name))
        .map(
            name ->
                Finding.yes(
                    DEGRADED,
                    "SecretMissing",
                    "Secret %s of channel %s is missing or not readable: create it, or let the operator read it (rbac.readableSecrets); everything else works"
                        .formatted(name, channel.name())));
  }
}

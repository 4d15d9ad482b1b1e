package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.log.KnownSecrets;
import io.rec.operator.controller.plan.BrokenPass;
import io.rec.operator.controller.plan.Desk;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The status of a pass that broke, with its cause in words. */
final class ErrorStatus {
  private ErrorStatus() {}

  static TradingSystemStatus of(Desk desk, Exception error, Instant now) {
    return BrokenPass.status(desk, KnownSecrets.mask(words(error)), now);
  }

  /** What the API server said, where it said something; else the deepest cause. */
  private static String words(Throwable error) {
    var deepest = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof AggregatedOperatorException several) {
        return each(several.getAggregatedExceptions());
      }
      if (cause instanceof KubernetesClientException refused
          && refused.getStatus() != null
          && refused.getStatus().getMessage() != null) {
        return refused.getStatus().getMessage();
      }
      deepest = cause;
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }

  /** By kind; the message of several at once has their stack traces in it. */
  private static String each(Map<String, Exception> failures) {
    return new TreeMap<>(failures)
        .entrySet().stream()
            .map(failure -> failure.getKey() + ": " + words(failure.getValue()))
            .collect(Collectors.joining("; "));
  }
}

package io.rec.e2e.readme;

import java.util.Optional;
import java.util.stream.Stream;

/** Commands of the README that are not typed here, each with the reason. */
enum LeftOut {
  NAMESPACE(
      "kubectl create namespace trading",
      "for a cluster without recio up; here recio up has made the namespace"),
  CHART(
      "helm install recio-operator helm/trading-system ",
      "for a cluster without recio up; HelmLifecycleIT installs the chart beside the desk"),
  DOWN("./recio down", "DownIT takes the desk down, last of all");

  private final String begin;
  private final String reason;

  LeftOut(String begin, String reason) {
    this.begin = begin;
    this.reason = reason;
  }

  boolean covers(String command) {
    return command.startsWith(begin);
  }

  static Optional<String> reason(String command) {
    return Stream.of(values())
        .filter(line -> line.covers(command))
        .map(line -> line.reason)
        .findFirst();
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(begin, reason);
  }
}

package io.rec.cli.status;

import io.rec.cli.cluster.Reach;
import io.rec.cli.state.Installation;
import io.rec.operator.api.TradingSystem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code recio status} knows.
 *
 * @param address of the dashboard, if a process of ours forwards it now
 */
public record StatusReport(
    String cluster, String kubeconfig, @Nullable String address, List<SystemLine> systems) {
  public static StatusReport of(
      Reach reach, Optional<Installation> installation, List<TradingSystem> desks, Instant now) {
    String address =
        installation
            .flatMap(Installation::forwarding)
            .filter(forward -> forward.process().isPresent())
            .map(forward -> "http://127.0.0.1:" + forward.port())
            .orElse(null);
    return new StatusReport(
        reach.name(),
        reach.kubeconfig().toString(),
        address,
        desks.stream().map(desk -> SystemLine.of(desk, now)).toList());
  }
}

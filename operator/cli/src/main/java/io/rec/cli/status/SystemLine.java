package io.rec.cli.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.rec.cli.console.Spans;
import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.network.GatewaySpec;
import io.rec.operator.api.status.TradingSystemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trading system in one line; what is not known is a question mark or absent.
 *
 * @param gateway address of the dashboard from outside the cluster, if there is one
 */
public record SystemLine(
    String namespace,
    String name,
    String mode,
    String ready,
    String state,
    @Nullable Integer open,
    @Nullable String auto,
    @Nullable String feed,
    String message,
    String age,
    @Nullable String version,
    @Nullable String pnlToday,
    @Nullable String exchange,
    @Nullable String killLevel,
    @Nullable Instant lastReconciliation,
    @Nullable Instant lastBackup,
    @Nullable String gateway,
    @JsonIgnore boolean isReady,
    List<ComponentLine> components) {
  static SystemLine of(TradingSystem desk, Instant now) {
    TradingSystemStatus status = desk.statusOrEmpty();
    var trading = status.trading();
    return new SystemLine(
        desk.getMetadata().getNamespace(),
        desk.getMetadata().getName(),
        requireNonNullElse(status.mode(), "?"),
        requireNonNullElse(status.ready(), "?"),
        requireNonNullElse(status.state(), "?"),
        trading.open(),
        trading.autoEntry(),
        trading.feedAge(),
        requireNonNullElse(status.message(), ""),
        age(desk, now),
        status.release().version(),
        trading.pnlToday(),
        trading.exchange(),
        trading.killLevel(),
        trading.lastReconciliation(),
        status.backup().lastSuccess(),
        gateway(desk.getSpec().gateway()),
        new DeskState(desk).ready(),
        status.components().stream().map(component -> ComponentLine.of(component, now)).toList());
  }

  /** A route's Gateway has the certificate; an Ingress without one may still have the cluster's. */
  private static @Nullable String gateway(@Nullable GatewaySpec spec) {
    if (spec == null || (spec.ingress() == null && spec.httpRoute() == null)) {
      return null;
    }
    boolean secured = spec.httpRoute() != null || spec.tlsSecretRef() != null;
    return (secured ? "https://" : "http://") + spec.host();
  }

  private static String age(TradingSystem desk, Instant now) {
    return Spans.age(
        Duration.between(Instant.parse(desk.getMetadata().getCreationTimestamp()), now));
  }
}

package io.rec.cli.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.rec.cli.console.Spans;
import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.TradingSystemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One trading system in one line; what is not known is a question mark or absent. */
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
        new DeskState(desk).ready(),
        status.components().stream().map(component -> ComponentLine.of(component, now)).toList());
  }

  private static String age(TradingSystem desk, Instant now) {
    return Spans.age(
        Duration.between(Instant.parse(desk.getMetadata().getCreationTimestamp()), now));
  }
}

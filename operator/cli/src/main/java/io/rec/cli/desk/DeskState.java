package io.rec.cli.desk;

import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.Mode;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.TradingSystemStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions to the status of one trading system. A pure function of what was read. */
public record DeskState(TradingSystem desk) {
  /** Reasons that no waiting cures: a person must change something. */
  private static final Set<String> HOPELESS =
      Set.of("NamespaceOccupied", "NameTaken", "DependencyCycle");

  /** Ready for the spec that is stored now; an answer about an older one does not count. */
  public boolean ready() {
    return condition(ConditionType.READY)
        .filter(ready -> ready.status() == ConditionStatus.TRUE)
        .filter(ready -> Objects.equals(ready.observedGeneration(), generation()))
        .isPresent();
  }

  /** {@code namespace/name}, as people and kubectl write it. */
  public String called() {
    return desk.getMetadata().getNamespace() + "/" + desk.getMetadata().getName();
  }

  /** With whose money it runs; what is asked for while it never ran. */
  public String mode() {
    return Optional.ofNullable(status().mode()).orElse(desk.getSpec().mode().text());
  }

  /** Real money is at stake, by what is asked for or by what still runs. */
  public boolean live() {
    return desk.getSpec().mode() == Mode.LIVE || Mode.LIVE.text().equals(status().mode());
  }

  /** The operator only looks. */
  public boolean paused() {
    return "true".equals(annotation(Verbs.PAUSED).orElse(""));
  }

  public Optional<String> annotation(String key) {
    return Optional.ofNullable(desk.getMetadata().getAnnotations()).map(all -> all.get(key));
  }

  /** The status is about the spec that is stored now. */
  public boolean observed() {
    return Objects.equals(status().observedGeneration(), generation());
  }

  public Optional<Condition> condition(ConditionType type) {
    return status().conditions().stream()
        .filter(condition -> condition.type().equals(type.text()))
        .findFirst();
  }

  public int componentsReady() {
    return (int) status().components().stream().filter(DeskState::isReady).count();
  }

  public int componentsInAll() {
    return status().components().size();
  }

  public List<ComponentStatus> waiting() {
    return status().components().stream().filter(component -> !isReady(component)).toList();
  }

  /** What is being waited for, in one line. */
  public String told() {
    String message = status().message();
    if (message != null && !message.isBlank()) {
      return message;
    }
    if (status().components().isEmpty()) {
      return "the operator has not looked yet";
    }
    return String.join(", ", waiting().stream().map(ComponentStatus::name).toList());
  }

  /** Why waiting is in vain, if it is. */
  public Optional<String> hopeless() {
    return condition(ConditionType.READY)
        .filter(ready -> HOPELESS.contains(ready.reason()))
        .map(ready -> ready.reason() + ": " + Objects.requireNonNullElse(ready.message(), ""));
  }

  static boolean isReady(ComponentStatus component) {
    int desired = Objects.requireNonNullElse(component.desired(), 0);
    return Objects.requireNonNullElse(component.ready(), 0) >= desired;
  }

  private TradingSystemStatus status() {
    return desk.statusOrEmpty();
  }

  private @Nullable Long generation() {
    return desk.getMetadata().getGeneration();
  }
}

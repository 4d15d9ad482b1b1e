package io.rec.operator.controller.plan;

import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.RequestsStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Owner;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A TradingSystem as values: what is wished, what was said last, what is asked for.
 *
 * @param deletedAt since when it is to go for good
 */
public record Desk(
    Owner owner,
    long generation,
    TradingSystemSpec spec,
    TradingSystemStatus status,
    Map<String, String> annotations,
    Optional<Instant> deletedAt) {

  public Desk {
    annotations = Map.copyOf(annotations);
  }

  /** The last answer to that question, if there was one. */
  Optional<Condition> said(ConditionType type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type.text()))
        .findFirst();
  }

  /** Nothing of it shall run, for a while or for ever. */
  boolean stops() {
    return spec.suspend() || deletedAt.isPresent();
  }

  /** Changes are held back by the annotation; whoever deletes the system has said otherwise. */
  boolean paused() {
    return "true".equals(annotations.get(Verbs.PAUSED)) && deletedAt.isEmpty();
  }

  /** The same system, as if it had been asked for that. */
  Desk asking(TradingSystemSpec other) {
    return new Desk(owner, generation, other, status, annotations, deletedAt);
  }

  /** The same system with this to be said about it. */
  Desk with(TradingSystemStatus other) {
    return new Desk(owner, generation, spec, other, annotations, deletedAt);
  }

  /** The same system with requests written down as served. */
  Desk serving(RequestsStatus served) {
    return with(status.change().requests(served).seal());
  }

  /** The same system with a restart of these written down; the database may be among them. */
  Desk restarting(Collection<String> components, String token) {
    return with(
        status
            .change()
            .components(
                status.components().stream()
                    .map(
                        line ->
                            components.contains(line.name()) ? line.withRestartToken(token) : line)
                    .toList())
            .database(
                components.contains(Names.POSTGRES)
                    ? status.database().withRestartToken(token)
                    : status.database())
            .seal());
  }

  public static Desk of(TradingSystem system) {
    var meta = system.getMetadata();
    return new Desk(
        new Owner(meta.getName(), meta.getNamespace(), meta.getUid()),
        meta.getGeneration(),
        system.getSpec(),
        system.statusOrEmpty(),
        meta.getAnnotations() == null ? Map.of() : meta.getAnnotations(),
        Optional.ofNullable(meta.getDeletionTimestamp()).map(Instant::parse));
  }
}

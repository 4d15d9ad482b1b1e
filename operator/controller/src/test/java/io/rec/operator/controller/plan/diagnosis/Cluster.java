package io.rec.operator.controller.plan.diagnosis;

import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.observe.WorkloadSeen.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Parts for tests: all well unless something is broken. */
public final class Cluster {
  public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  public static final Duration AFTER = Duration.ofSeconds(90);

  /** Long before anything of a test. */
  public static final Instant BEFORE = NOW.minus(Duration.ofDays(1));

  /** Whoever stands further left depends on the next. */
  private static final Map<String, Set<String>> CHAIN =
      new TreeMap<>(
          Map.of(
              "postgres", Set.of(),
              "trade-executor", Set.of("postgres"),
              "kalshi-account-sync", Set.of("postgres"),
              "trade-manager", Set.of("trade-executor", "kalshi-account-sync"),
              "active-trade-supervisor", Set.of("trade-manager"),
              "main-app", Set.of(),
              "ai-service", Set.of()));

  private static final Set<String> CRITICAL =
      Set.of("trade-executor", "trade-manager", "active-trade-supervisor");

  private final Map<String, Part> parts = new TreeMap<>();

  public Cluster() {
    CHAIN.keySet().forEach(name -> parts.put(name, well(name)));
  }

  private static Part well(String name) {
    return name.equals("postgres") ? database(true, BEFORE, "") : component(name, true, BEFORE);
  }

  private static Part component(String name, boolean well, Instant since) {
    return Part.component(
        name,
        CRITICAL.contains(name),
        Optional.of(workload(name, well, since, "")),
        Optional.of(pod(name, well, since, PodSigns.none())));
  }

  public static WorkloadSeen workload(String name, boolean well, Instant since, String token) {
    return new WorkloadSeen(
        name,
        true,
        1,
        1,
        well ? 1 : 0,
        well ? 1 : 0,
        1,
        "3.0.0",
        "",
        "",
        new Standing(
            well ? Optional.of(since) : Optional.empty(),
            well ? Optional.empty() : Optional.of(since),
            false,
            token));
  }

  static PodSeen pod(String name, boolean ready, Instant since, PodSigns signs) {
    return new PodSeen(
        name + "-1",
        name,
        ready,
        false,
        since.toString(),
        0,
        signs.waiting(),
        "",
        new PodSigns(
            signs.node(),
            signs.waiting(),
            signs.starting(),
            signs.begun(),
            signs.outOfMemory(),
            signs.lost(),
            Optional.of(since)),
        false);
  }

  private static Part database(boolean well, Instant since, String words) {
    return new Part(
        "postgres",
        Part.Kind.DATABASE,
        true,
        well,
        since,
        words,
        Optional.of(workload("postgres", well, since, "")),
        Optional.of(pod("postgres", well, since, PodSigns.none())),
        Optional.empty());
  }

  /** Unavailable for that long. */
  public Cluster down(String name, Duration since) {
    return down(name, since, PodSigns.none());
  }

  public Cluster down(String name, Duration since, PodSigns signs) {
    var from = NOW.minus(since);
    parts.put(
        name,
        name.equals("postgres")
            ? database(false, from, "connection refused")
            : Part.component(
                name,
                CRITICAL.contains(name),
                Optional.of(workload(name, false, from, "")),
                Optional.of(pod(name, false, from, signs))));
    return this;
  }

  /** Available, but only for that long. */
  public Cluster back(String name, Duration since) {
    parts.put(
        name,
        name.equals("postgres")
            ? database(true, NOW.minus(since), "")
            : component(name, true, NOW.minus(since)));
    return this;
  }

  public Cluster outside(String name, Duration since) {
    parts.put(
        name,
        new Part(
            name,
            Part.Kind.OUTSIDE,
            false,
            false,
            NOW.minus(since),
            "no route to host",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  public Cluster change(String name, UnaryOperator<Part> change) {
    parts.compute(name, (key, part) -> change.apply(part));
    return this;
  }

  public Cluster workload(String name, UnaryOperator<WorkloadSeen> change) {
    return change(
        name,
        part ->
            new Part(
                part.name(),
                part.kind(),
                part.critical(),
                part.well(),
                part.since(),
                part.words(),
                part.workload().map(change),
                part.pod(),
                part.known()));
  }

  /** Everybody who needed the managed database needs that one instead. */
  public Parts parts() {
    var edges = new TreeMap<String, Set<String>>();
    parts.keySet().forEach(name -> edges.put(name, CHAIN.getOrDefault(name, Set.of())));
    if (parts.containsKey("database")) {
      edges.replaceAll((name, needs) -> needs.contains("postgres") ? Set.of("database") : needs);
    }
    return Parts.of(new DependencyGraph(edges), new ArrayList<>(parts.values()));
  }

  public Verdict verdict() {
    return Verdict.of(parts(), AFTER, NOW);
  }

  public List<String> roots() {
    return verdict().roots().stream().map(RootCause::name).toList();
  }
}

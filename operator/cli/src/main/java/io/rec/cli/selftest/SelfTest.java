package io.rec.cli.selftest;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.catalog.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks everything of a trading system at once and tells the answers in a fixed order. */
public final class SelfTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The only door for the browser; it sees the operator and the venues. */
  private static final String DOOR = "main-app";

  /** Nobody stands on the database more than the owner of the trades. */
  private static final String KEEPER = "trade-manager";

  private final KubernetesClient client;
  private final InstantSource clock;

  public SelfTest(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  public List<Row> run(TradingSystem desk) throws InterruptedException {
    var system = desk.getMetadata().getNamespace() + "/" + desk.getMetadata().getName();
    var services = new Services(client, desk.getMetadata().getNamespace(), PATIENCE);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Row>>();
      for (Check check : checks(Topology.of(desk.getSpec()))) {
        asked.add(executor.submit(() -> ask(system, check, services)));
      }
      var rows = new ArrayList<Row>();
      for (Future<Row> answer : asked) {
        rows.add(answer.get());
      }
      return rows;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check ended in a way it does not know", e.getCause());
    }
  }

  private static List<Check> checks(Topology topology) {
    var checks = new ArrayList<Check>();
    topology
        .find(KEEPER)
        .ifPresent(
            keeper ->
                checks.add(new Check.Dependency("database", KEEPER, keeper.port(), "database")));
    topology
        .find(DOOR)
        .map(door -> door.port())
        .ifPresent(
            port -> {
              checks.add(new Check.Dependency("Kalshi", DOOR, port, "kalshi_api"));
              checks.add(new Check.Dependency("Coinbase", DOOR, port, "coinbase_api"));
              checks.add(new Check.Dependency("supervisor", DOOR, port, "supervisor"));
              checks.add(new Check.Socket(DOOR, port));
            });
    topology.enabled().forEach(one -> checks.add(new Check.Readiness(one.name(), one.port())));
    return checks;
  }

  private Row ask(String system, Check check, Services services) throws InterruptedException {
    Instant begun = clock.instant();
    Optional<String> wrong;
    try {
      wrong = check.wrong(services);
    } catch (Silence silence) {
      wrong = Optional.of(silence.why());
    }
    long millis = Duration.between(begun, clock.instant()).toMillis();
    return new Row(system, check.title(), wrong.isEmpty(), millis, wrong.orElse(""));
  }
}

package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.ExchangeWord;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.LookSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Systems and observations for tests, good by default. */
public final class Desks {
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  public static final Seed SEED = Seed.of(new byte[Seed.BYTES]);

  public static final Installation INSTALLATION =
      new Installation(
          "3.0.0",
          "docker.io/recio/services",
          "docker.io/recio/postgres:3.0.0",
          "http://recio-operator.recio-system:8080",
          "recio-system",
          namespace -> new Installation.Endpoint("postgres." + namespace + ".svc", 5432));

  /** Prices come, and the exchange answers. */
  public static final Outlook OUTLOOK =
      new Outlook.Told(
          Map.of("BTC", new PriceTrail.Steady(), "ETH", new PriceTrail.Steady()),
          new ExchangeWord.Answers(ExchangeWord.Manner.TRADES, true));

  private static final Planner PLANNER = new Planner(INSTALLATION);

  private Desks() {}

  /**
   * @param spec YAML of the spec, without the version
   */
  public static Desk desk(String spec) {
    var yaml =
        """
        apiVersion: rec.io/v1
        kind: TradingSystem
        metadata: {name: desk, namespace: trading, uid: 11111111-2222-3333-4444-555555555555, generation: 7}
        spec:
          version: 3.0.0
        """
            + spec.strip().indent(2);
    return Desk.of(Serialization.unmarshal(yaml, TradingSystem.class));
  }

  public static Desk with(Desk desk, TradingSystemStatus status) {
    return new Desk(
        desk.owner(), desk.generation(), desk.spec(), status, desk.annotations(), desk.deletedAt());
  }

  public static Desk annotated(Desk desk, String key, String value) {
    return new Desk(
        desk.owner(),
        desk.generation(),
        desk.spec(),
        desk.status(),
        Map.of(key, value),
        desk.deletedAt());
  }

  /** Only the seed is there: the pass after it was planted. */
  public static Observation seeded() {
    return Observation.empty().withSecrets(Map.of(Names.ROOT_SECRET, root()));
  }

  public static SecretSeen root() {
    return new SecretSeen(Names.ROOT_SECRET, true, "desk", Map.of(Seed.KEY, SEED.base64()));
  }

  public static SecretSeen secret(String name, Map<String, String> data) {
    return new SecretSeen(name, false, "", data);
  }

  public static Observation looked(Observation seen, Look look) {
    return seen.withLook(new LookSeen(look, NOW));
  }

  public static Look open() {
    return open(OUTLOOK);
  }

  public static Look open(Outlook outlook) {
    return new Look.Open(
        "15.14", "1", Optional.empty(), Optional.empty(), outlook, Optional.empty());
  }

  /** Everything that a desk wants is there and well. */
  public static Observation healthy(Desk desk) {
    return new World(desk).observation();
  }

  public static Plan plan(Desk desk, Observation seen) {
    return plan(desk, seen, NOW);
  }

  public static Plan plan(Desk desk, Observation seen, Instant now) {
    return PLANNER.plan(desk, seen, now);
  }

  /** A cluster in which single things can be broken. */
  public static final class World {
    private final Desk desk;
    private final Map<String, String> renderings = new HashMap<>();
    private final Map<String, WorkloadSeen> deployments = new HashMap<>();
    private final List<PodSeen> pods = new ArrayList<>();
    private final Map<String, JobSeen> jobs = new HashMap<>();
    private final Map<String, SecretSeen> secrets =
        new HashMap<>(Map.of(Names.ROOT_SECRET, root()));
    private final Map<Long, RevisionSeen> revisions = new HashMap<>();
    private Look look = open();

    public World(Desk desk) {
      this.desk = desk;
      var plan = plan(desk, looked(seeded(), open()));
      plan.revisions().store().stream()
          .map(unwritten -> RevisionSeen.of(unwritten.packed()))
          .forEach(revision -> revisions.put(revision.number(), revision));
      for (var object : plan.objects()) {
        var name = object.getMetadata().getName();
        switch (object.getKind()) {
          case "Deployment" -> {
            renderings.put(name, object.getMetadata().getAnnotations().get(Names.RENDERED));
            deployments.put(name, workload(name, 1, 1));
          }
          case "Job" -> jobs.put(name, new JobSeen(name, true, false));
          default -> {}
        }
      }
    }

    public World look(Look other) {
      look = other;
      return this;
    }

    public World secret(SecretSeen secret) {
      secrets.put(secret.name(), secret);
      return this;
    }

    public World change(String component, UnaryOperator<WorkloadSeen> change) {
      deployments.computeIfPresent(component, (name, workload) -> change.apply(workload));
      return this;
    }

    public World unready(String component) {
      return change(component, workload -> workload(component, 1, 0));
    }

    /** Its Deployment says that it does not serve. */
    public World unavailable(String component, Instant since) {
      return unready(component)
          .change(
              component,
              found ->
                  standing(
                      found,
                      new WorkloadSeen.Standing(
                          Optional.empty(),
                          Optional.of(since),
                          false,
                          found.standing().restartToken())));
    }

    /** Its new pods bear that token and serve. */
    public World restarted(String component, String token, Instant since) {
      return change(
          component,
          found ->
              standing(
                  workload(component, 1, 1),
                  new WorkloadSeen.Standing(Optional.of(since), Optional.empty(), false, token)));
    }

    private static WorkloadSeen standing(WorkloadSeen found, WorkloadSeen.Standing standing) {
      return new WorkloadSeen(
          found.name(),
          found.observed(),
          found.desired(),
          found.updated(),
          found.ready(),
          found.available(),
          found.total(),
          found.version(),
          found.rendered(),
          found.refusal(),
          standing);
    }

    public World gone(String component) {
      deployments.remove(component);
      return this;
    }

    public World stopped() {
      deployments.replaceAll((name, workload) -> workload(name, 0, 0));
      return this;
    }

    public World pod(String component, String trouble) {
      pods.add(
          new PodSeen(
              component + "-1",
              component,
              false,
              false,
              "2026-11-20T11:00:00Z",
              3,
              trouble,
              "",
              PodSigns.none(),
              false));
      return this;
    }

    public World job(boolean succeeded, boolean failed) {
      jobs.replaceAll((name, job) -> new JobSeen(name, succeeded, failed));
      return this;
    }

    public Observation observation() {
      return new Observation(
          deployments,
          Optional.empty(),
          pods,
          jobs,
          secrets,
          new LookSeen(look, NOW),
          VolumeSeen.none(),
          Map.of(),
          Optional.empty(),
          List.of(),
          StepsSeen.none(),
          Optional.empty(),
          new ReleasesSeen(revisions, Map.of()),
          Map.of(),
          Set.of());
    }

    private WorkloadSeen workload(String name, int desired, int ready) {
      return new WorkloadSeen(
          name,
          true,
          desired,
          desired,
          ready,
          ready,
          desired,
          "3.0.0",
          renderings.getOrDefault(name, ""),
          "",
          WorkloadSeen.Standing.none());
    }
  }

  /** The blueprint of a desk, as the renderer gets it. */
  public static Blueprint blueprint(Desk desk) {
    return blueprint(desk, Map.of());
  }

  /** The same while numbers change. */
  public static Blueprint blueprint(Desk desk, Map<String, Integer> oldPorts) {
    var topology = io.rec.operator.api.catalog.Topology.of(desk.spec());
    var ports =
        (io.rec.operator.api.ports.PortPlan.Assigned)
            io.rec.operator.api.ports.PortPlan.of(topology);
    return new Resolver(INSTALLATION)
        .resolve(
            desk,
            topology,
            ports.manifest(),
            Extent.whole(topology),
            new Resolver.Kept(VolumeSeen.none(), oldPorts, Set.of()))
        .withMigration(true);
  }
}

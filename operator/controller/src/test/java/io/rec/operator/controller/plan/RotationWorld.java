package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.observe.LookSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.observe.SessionsSeen;
import io.rec.operator.controller.observe.StakesSeen;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.SecretWish.Care;
import io.rec.operator.controller.plan.rotation.Effect;
import io.rec.operator.controller.plan.rotation.Slot;
import io.rec.operator.controller.render.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * API server, database and services in memory, for the decisions as they are in the product: every
 * single action of a pass can be followed by anything else.
 */
final class RotationWorld {
  static final Desk DESK =
      Desks.annotated(
          Desks.desk("database: {managed: {}, credentials: {rotation: {overlap: 10m}}}"),
          "rec.io/rotate-credentials",
          "one");

  private static final Topology TOPOLOGY = Topology.of(DESK.spec());
  private static final List<String> CONSUMERS =
      TOPOLOGY.enabled().stream()
          .filter(one -> one.entry().usesDatabase())
          .map(one -> one.name())
          .toList();

  private final boolean newSlotRefusesServices;
  private Instant now = Desks.NOW;
  private final List<TradingSystemStatus> statuses = new ArrayList<>();
  private final Map<String, Map<String, String>> secrets = new TreeMap<>();
  private final Map<String, Integer> secretVersions = new HashMap<>();
  private final Map<Slot, Role> roles = new EnumMap<>(Slot.class);
  private final Map<String, Long> using = new HashMap<>();
  private final Map<String, Instant> unavailable = new HashMap<>();
  private long fence;

  /** A login slot: whether it may log in, and which login's password it has. */
  record Role(boolean login, long generation) {}

  RotationWorld(boolean newSlotRefusesServices) {
    this.newSlotRefusesServices = newSlotRefusesServices;
    roles.put(Slot.A, new Role(true, 1));
    roles.put(Slot.B, new Role(false, 0));
    write(
        Names.LOGIN_SECRET,
        SecretWishes.login(DESK, Observation.empty(), new Login("u", new Password("p")), 1));
    CONSUMERS.forEach(name -> using.put(name, 1L));
    statuses.add(
        TradingSystemStatus.empty()
            .change()
            .release(
                new ReleaseStatus(
                    "3.0.0", null, null, "Stable", null, now, null, List.of(), null, null, null,
                    null, null))
            .components(CONSUMERS.stream().map(name -> component(name, null, null, null)).toList())
            .seal());
  }

  private static ComponentStatus component(
      String name, @Nullable String state, @Nullable Instant since, @Nullable String token) {
    return new ComponentStatus(
        name, 1, 1, 0, "3.0.0", state, since, null, null, null, null, token, List.of());
  }

  /** As the report of components has it, which is not what this world is about. */
  private TradingSystemStatus withStates(TradingSystemStatus status) {
    return withComponents(
        status,
        one ->
            component(
                one.name(),
                unavailable.containsKey(one.name()) ? "Starting" : "Ready",
                unavailable.getOrDefault(one.name(), now),
                one.restartToken()));
  }

  private static TradingSystemStatus withoutStates(TradingSystemStatus status) {
    return withComponents(status, one -> component(one.name(), null, null, one.restartToken()));
  }

  private static TradingSystemStatus withComponents(
      TradingSystemStatus status, UnaryOperator<ComponentStatus> change) {
    return status.change().components(status.components().stream().map(change).toList()).seal();
  }

  private static Slot slot(long generation) {
    return generation % 2 == 1 ? Slot.A : Slot.B;
  }

  private void write(String secret, Map<String, String> data) {
    secrets.put(secret, Map.copyOf(data));
    secretVersions.merge(secret, 1, Integer::sum);
  }

  void pass(Duration time) {
    now = now.plus(time);
    moveEvery(97);
  }

  TradingSystemStatus status() {
    return statuses.getLast();
  }

  long published() {
    return Long.parseLong(
        secrets.getOrDefault(Names.LOGIN_SECRET, Map.of()).getOrDefault("generation", "0"));
  }

  /** The law: whoever reads the Secret at this moment can log in. */
  boolean publishedLoginWorks() {
    return works(published());
  }

  private boolean works(long generation) {
    var role = roles.get(slot(generation));
    return role.login() && role.generation() == generation;
  }

  /** Services take up what is published; pools notice refusals when they open a connection. */
  void moveEvery(int nth) {
    for (int i = 0; i < CONSUMERS.size(); i++) {
      var name = CONSUMERS.get(i);
      if (i % nth == 0) {
        var wanted = published();
        if (works(wanted) && !(newSlotRefusesServices && slot(wanted) == Slot.B)) {
          using.put(name, wanted);
          unavailable.remove(name);
        } else if (!works(using.getOrDefault(name, 0L))
            || (newSlotRefusesServices && using.getOrDefault(name, 0L) != wanted)) {
          using.remove(name);
          unavailable.putIfAbsent(name, now);
        }
      }
    }
  }

  /** Everything that must be the same in the end, whatever happened on the way. */
  String end() {
    var credentials = status().credentials();
    return "login %s/%s phase %s pending %s, published %d, roles %s, secrets %s, served %s"
        .formatted(
            credentials.generation(),
            credentials.slot(),
            credentials.phase(),
            credentials.pendingGeneration(),
            published(),
            roles,
            secrets.keySet(),
            status().requests().rotate());
  }

  boolean ended() {
    var credentials = status().credentials();
    return "Stable".equals(credentials.phase())
        && credentials.pendingGeneration() == null
        && (credentials.lastRotated() != null || credentials.failedAt() != null);
  }

  private Observation observation(StepsSeen steps) {
    var seen = new HashMap<String, SecretSeen>();
    secrets.forEach(
        (name, data) ->
            seen.put(
                name, new SecretSeen(name, true, "desk", "" + secretVersions.get(name), data)));
    seen.put(Names.ROOT_SECRET, Desks.root());
    var deployments = new HashMap<String, WorkloadSeen>();
    for (var name : CONSUMERS) {
      var serving = unavailable.containsKey(name) ? 0 : 1;
      deployments.put(
          name,
          new WorkloadSeen(
              name,
              true,
              1,
              1,
              serving,
              serving,
              1,
              "3.0.0",
              "",
              "",
              WorkloadSeen.Standing.none()));
    }
    Look look = publishedLoginWorks() ? Desks.open() : new Look.Refused("28P01");
    return new Observation(
        deployments,
        Optional.empty(),
        List.of(),
        Map.of(),
        seen,
        new LookSeen(look, now, sessions(), StakesSeen.none()),
        VolumeSeen.none(),
        Map.of(),
        Optional.empty(),
        List.of(),
        steps,
        Optional.empty(),
        ReleasesSeen.none(),
        Map.of(),
        Set.of());
  }

  private SessionsSeen sessions() {
    var byRole = new HashMap<String, Set<String>>();
    byRole.put("rec_io_user_a", new HashSet<>());
    byRole.put("rec_io_user_b", new HashSet<>());
    using.forEach(
        (name, generation) -> byRole.get("rec_io_user_" + slot(generation).letter()).add(name));
    return new SessionsSeen(byRole, Optional.empty());
  }

  /** An operator: what it remembers, and what is left of the pass that it is in. */
  final class Operator {
    private Optional<Long> term = Optional.empty();
    private final Set<String> done = new HashSet<>();
    private final Deque<Runnable> rest = new ArrayDeque<>();

    /** Forgets everything, as a new process does. */
    void crash() {
      term = Optional.empty();
      done.clear();
      rest.clear();
    }

    boolean betweenPasses() {
      return rest.isEmpty();
    }

    /**
     * The next single action; a pass begins by reading.
     *
     * @param behind how many writes its cache of the status is late
     */
    void act(int behind) {
      if (rest.isEmpty()) {
        begin(Math.max(0, statuses.size() - 1 - behind));
      } else {
        rest.removeFirst().run();
      }
    }

    private void begin(int version) {
      var before = statuses.get(version);
      var desk = Desks.with(DESK, withStates(before));
      var seen = observation(new StepsSeen(done, Optional.empty()));
      var pass =
          Rotations.plan(
              desk, seen, TOPOLOGY, true, Rotations.turn(desk, Optional.empty(), Set.of()), now);
      var after = withoutStates(pass.desk().status());
      var login = Optional.of(new Login("u", new Password("p")));
      var wishes = LoginSecrets.of(pass.desk(), seen, Desks.SEED, login);
      if (pass.order().isPresent()) {
        rest.add(() -> term = Optional.of(term.orElseGet(() -> ++fence)));
        rest.add(() -> compareAndSet(version, after));
        rest.add(() -> carryOut(pass.order().get()));
      } else if (!after.equals(before) || LoginSecrets.change(wishes, seen)) {
        rest.add(() -> compareAndSet(version, after));
      }
      wishes.forEach(wish -> rest.add(() -> fulfil(wish, seen)));
    }

    private void compareAndSet(int version, TradingSystemStatus after) {
      if (version != statuses.size() - 1) {
        rest.clear();
      } else if (!after.equals(statuses.getLast())) {
        statuses.add(after);
      }
    }

    private void carryOut(Effect.Order order) {
      if (term.orElseThrow() != fence) {
        term = Optional.empty();
        return;
      }
      switch (order.effect()) {
        case Effect.Prepare(var login) -> roles.put(login.slot(), new Role(true, login.number()));
        case Effect.Reopen(var slot) ->
            roles.computeIfPresent(slot, (key, role) -> new Role(true, role.generation()));
        case Effect.Close(var slot) ->
            roles.computeIfPresent(slot, (key, role) -> new Role(false, role.generation()));
        case Effect.Terminate(var slot) ->
            using.values().removeIf(generation -> slot(generation) == slot);
        case Effect.Scramble(var slot) -> roles.put(slot, new Role(false, 0));
      }
      done.add(order.key());
    }

    private void fulfil(SecretWish wish, Observation seen) {
      var read = Optional.ofNullable(seen.secrets().get(wish.name()));
      if (wish.care() == Care.GONE) {
        read.ifPresent(secret -> secrets.remove(wish.name()));
      } else if (read.isEmpty()) {
        if (!secrets.containsKey(wish.name())) {
          write(wish.name(), wish.data());
        }
      } else if (!wish.data().equals(read.get().data())
          && secrets.containsKey(wish.name())
          && read.get().version().equals("" + secretVersions.get(wish.name()))) {
        write(wish.name(), wish.data());
      }
    }
  }
}

package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.spec.EmergencyPolicy;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.spec.OnShutdown;
import io.rec.operator.api.status.StopStatus;
import io.rec.operator.controller.database.Stakes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A desk with a few layers and something at stake, whose pods end and start as they are told, and
 * an operator that passes every five seconds and may die in one of its passes.
 */
final class StoppingDesk {
  /** Where in a pass the operator dies. */
  enum Death {
    BEFORE_STORING,
    AFTER_STORING
  }

  /**
   * What it is like.
   *
   * @param tradesEnd pass from which on no trade is open any more, whoever does what
   * @param away passes in which the database does not answer
   */
  record Nature(
      int layers,
      boolean live,
      OnShutdown onShutdown,
      EmergencyPolicy emergency,
      int tradesEnd,
      Set<Integer> away) {}

  private static final Duration TICK = Duration.ofSeconds(5);

  private final Nature nature;
  private final boolean[] wished;
  private final boolean[] pods;
  private boolean databaseWished = true;
  private boolean database = true;
  private StopStatus status = StopStatus.empty();
  private Instant now = Instant.parse("2026-11-27T12:00:00Z");
  private KillLevel kill = KillLevel.NONE;
  private int orders = 2;
  private boolean flattened;

  /** What the operator remembers, and loses when it dies. */
  private final Set<String> raised = new HashSet<>();

  final List<String> broken = new ArrayList<>();

  StoppingDesk(Nature nature) {
    this.nature = nature;
    wished = new boolean[nature.layers()];
    pods = new boolean[nature.layers()];
    for (var layer = 0; layer < nature.layers(); layer++) {
      wished[layer] = true;
      pods[layer] = true;
    }
  }

  /**
   * @param wishes passes from which on the wish is turned round; it begins with none
   */
  void run(int passes, Set<Integer> wishes, Map<Integer, Death> deaths) {
    var wanted = false;
    for (var pass = 0; pass < passes; pass++) {
      wanted ^= wishes.contains(pass);
      pass(pass, wanted, Optional.ofNullable(deaths.get(pass)));
      settle();
      now = now.plus(TICK);
    }
  }

  private void pass(int pass, boolean wanted, Optional<Death> death) {
    var outcome = StopMachine.next(StopCodec.read(status), inputs(pass, wanted), now);
    if (death.isPresent()) {
      raised.clear();
    }
    if (death.equals(Optional.of(Death.BEFORE_STORING))) {
      return;
    }
    status = new StopCodec().encode(outcome.phase(), status);
    if (death.isPresent()) {
      return;
    }
    if (answers(pass)) {
      outcome.effects().forEach(this::raise);
    }
    apply(pass, outcome.phase());
  }

  private void raise(StopEffect effect) {
    raised.add(effect.request());
    if (effect.level().compareTo(kill) > 0) {
      kill = effect.level();
    }
  }

  private void apply(int pass, Stop phase) {
    for (var layer = 0; layer < wished.length; layer++) {
      var wish = layer < phase.layers();
      if (wished[layer] && !wish) {
        judge(pass, layer);
      }
      wished[layer] = wish;
    }
    if (databaseWished && !phase.needsDatabase() && anyPods(0)) {
      broken.add("the database stops before its users");
    }
    databaseWished = phase.needsDatabase();
  }

  private void judge(int pass, int layer) {
    if (anyPods(layer + 1)) {
      broken.add("layer %d stops before those that need it".formatted(layer));
    }
    if (nature.live() && trades(pass) > 0) {
      broken.add("positions are left alone with real money");
    }
    if (nature.live() && orders > 0 && nature.onShutdown() == OnShutdown.CANCEL) {
      broken.add("orders are left at the exchange");
    }
    if (kill == KillLevel.NONE && (nature.live() || nature.away().isEmpty())) {
      broken.add("entries were not paused");
    }
  }

  private boolean anyPods(int from) {
    for (var layer = from; layer < pods.length; layer++) {
      if (pods[layer]) {
        return true;
      }
    }
    return false;
  }

  private boolean answers(int pass) {
    return database && !nature.away().contains(pass);
  }

  private int trades(int pass) {
    return flattened || pass >= nature.tradesEnd() ? 0 : 1;
  }

  /** What the Deployment controller and the services do in between. */
  private void settle() {
    for (var layer = 0; layer < pods.length; layer++) {
      pods[layer] = wished[layer];
    }
    database = databaseWished;
    if (kill.compareTo(KillLevel.CANCEL_ORDERS) >= 0) {
      orders = 0;
    }
    flattened |= kill == KillLevel.FLATTEN;
  }

  private StopInputs inputs(int pass, boolean wanted) {
    var layers = new ArrayList<StopInputs.Layer>();
    for (var layer = 0; layer < pods.length; layer++) {
      layers.add(
          new StopInputs.Layer(
              pods[layer] || wished[layer] ? List.of("c" + layer) : List.of(),
              pods[layer] ? List.of() : List.of("c" + layer)));
    }
    var open = answers(pass);
    return new StopInputs(
        wanted ? new StopInputs.Wish.Suspend() : new StopInputs.Wish.Run(),
        new StopInputs.Rules(nature.live(), true, nature.onShutdown(), nature.emergency()),
        new Book(
            open,
            open ? kill : KillLevel.NONE,
            open ? Optional.of(new Stakes(trades(pass), orders)) : Optional.empty(),
            raised),
        layers,
        new StopInputs.Database(!database && !databaseWished, open),
        List.of(),
        LastCopy.NOT_WANTED);
  }

  /** What remains of it all, without names and times. */
  record Ending(String phase, List<Boolean> pods, boolean database, KillLevel kill, int orders) {}

  Ending ending() {
    var up = new ArrayList<Boolean>();
    for (var pod : pods) {
      up.add(pod);
    }
    return new Ending(String.valueOf(status.phase()), up, database, kill, orders);
  }
}

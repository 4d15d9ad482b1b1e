package io.rec.mainapp.gateway.desk;

import io.rec.domain.risk.KillSwitch;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Enablement;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.SetSwitch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every entry of the desk: the kill switch, the books, the limits. Looked at each
 * second and with each fact that says it changed; not known for too long, it forbids.
 */
@Singleton
public final class Conditions {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration TRUSTED = Duration.ofSeconds(5);

  /**
   * @param kept the switch is the executor's word, which the database does not know yet
   */
  private record Seen(
      Optional<SetSwitch> set, boolean kept, Optional<TakenOrders> orders, boolean reconciled) {

    static final Seen NOTHING = new Seen(Optional.empty(), false, Optional.empty(), false);

    Seen kept(SetSwitch stop) {
      SetSwitch.Wish wish = set.map(SetSwitch::wish).orElse(SetSwitch.Wish.NONE);
      return new Seen(
          Optional.of(new SetSwitch(stop.level(), stop.reason(), stop.by(), stop.at(), wish)),
          true,
          orders,
          reconciled);
    }
  }

  private final Database database;
  private final KillSwitchState killSwitch;
  private final TradingControls controls;
  private final Clock clock;
  private final RoleLoop loop;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile @Nullable Dated<Seen> seen;
  private volatile KillSwitch told = KillSwitch.PAUSE_ENTRIES;

  Conditions(
      Database database,
      KillSwitchState killSwitch,
      TradingControls controls,
      Loops loops,
      Clock clock) {
    this.database = database;
    this.killSwitch = killSwitch;
    this.controls = controls;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "conditions", PERIOD, this::look);
  }

  public void start() throws SQLException {
    look();
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Looks again now. */
  public void wake() {
    loop.wake();
  }

  /** Told after a change. */
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  public KillSwitch killSwitch() {
    Dated<Seen> known = seen;
    return killSwitch.withWord(
        known == null ? Optional.empty() : known.value().set().map(set -> set.inForce().word()));
  }

  /** As it is shown, and when it was so. */
  public Dated<Kill> kill() {
    Dated<Seen> known = seen;
    Optional<SetSwitch> set = known == null ? Optional.empty() : known.value().set();
    return new Dated<>(
        Kills.shown(
            killSwitch(),
            killSwitch.ofControl(),
            known != null && known.value().kept(),
            set,
            controls.current(),
            known == null ? Optional.empty() : known.value().orders()),
        known == null ? Instant.EPOCH : known.at());
  }

  /** Whether the TradingSystem lets this desk go live; nobody but its document knows. */
  Enablement live() {
    Optional<TradingControl> control = controls.current();
    if (control.isEmpty()) {
      return Enablement.refused("LIVE_ALLOWED", controls.complaint() + ".");
    }
    Boolean allowed = control.get().allowLive();
    if (allowed == null) {
      return Enablement.refused(
          "LIVE_ALLOWED",
          "The operator of this desk does not say yet whether spec.allowLive is true.");
    }
    return allowed
        ? Enablement.ALLOWED
        : Enablement.refused(
            "LIVE_ALLOWED",
            "The TradingSystem does not allow live trading: its spec.allowLive is false.");
  }

  public Optional<TradingControl> control() {
    return controls.current();
  }

  public boolean reconciled() {
    Dated<Seen> known = seen;
    return known != null && known.value().reconciled();
  }

  /** Whether anything may be entered at all, whoever asks. */
  public Enablement entries() {
    Dated<Seen> known = seen;
    if (known == null || known.at().plus(TRUSTED).isBefore(clock.instant())) {
      return Enablement.refused(
          "CONDITIONS_KNOWN", "The kill switch cannot be read: the database does not answer.");
    }
    KillSwitch level = killSwitch();
    if (level.stopsEntries()) {
      return Enablement.refused(
          "KILL_SWITCH", "The kill switch is at %s.".formatted(KillLevels.word(level)));
    }
    if (controls.current().isEmpty()) {
      return Enablement.refused("LIMITS_KNOWN", controls.complaint() + ".");
    }
    if (!known.value().reconciled()) {
      return Enablement.refused(
          "RECONCILED", "Our books differ from the exchange's; entries wait for that.");
    }
    return Enablement.ALLOWED;
  }

  /** Looks now and returns when it has. */
  void lookNow() throws SQLException {
    look();
  }

  /**
   * A stop that the executor keeps while the database is away; the next look replaces it. All else
   * stays as old as it is.
   */
  synchronized void keep(SetSwitch stop) {
    Dated<Seen> known = seen;
    Dated<Seen> before = known == null ? new Dated<>(Seen.NOTHING, Instant.EPOCH) : known;
    KillSwitch level = before.value().set().map(SetSwitch::level).orElse(KillSwitch.NONE);
    if (stop.level().compareTo(level) > 0) {
      learn(new Dated<>(before.value().kept(stop), before.at()));
    }
  }

  private synchronized void look() throws SQLException {
    learn(new Dated<>(database.read(this::seen), clock.instant()));
  }

  private void learn(Dated<Seen> found) {
    Dated<Seen> before = seen;
    seen = found;
    KillSwitch level = killSwitch();
    boolean news = before == null || !before.value().equals(found.value()) || level != told;
    told = level;
    if (news) {
      followers.forEach(Runnable::run);
    }
  }

  private Seen seen(Connection connection) throws SQLException {
    Optional<SetSwitch> set = killSwitch.stored(connection);
    return new Seen(
        set,
        false,
        TakenOrders.since(connection, set),
        Query.of(
                """
                SELECT coalesce((SELECT NOT pauses FROM users.reconciliation
                                 ORDER BY id DESC LIMIT 1), true)""")
            .first(connection, row -> row.getBoolean(1))
            .orElse(true));
  }
}

package io.rec.e2e.cascade;

import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Nodes;
import io.rec.e2e.desk.VenueFaults;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is made to go wrong, and what has to come of it. */
final class Spreads {
  /** The requirements' list, held against the operator's catalog by its own tests. */
  private static final Set<String> CRITICAL =
      Set.of(
          "trade-manager",
          "trade-executor",
          "active-trade-supervisor",
          "unified-production-coordinator",
          "symbol-price-watchdog-btc",
          "symbol-price-watchdog-eth");

  private static final String DATABASE = "postgres";
  private static final Duration AWAY = Duration.ofMinutes(3);

  private Spreads() {}

  static Stream<Spread> ofRoles() {
    return Component.paperDesk()
        .map(Component::name)
        .filter(CRITICAL::contains)
        .flatMap(
            name ->
                Stream.of(
                    ill(name, "crashes", SickPod::crashing),
                    ill(name, "hangs", SickPod::hanging),
                    ill(name, "without network", SickPod::cutOff)));
  }

  static Stream<Spread> ofTheRest() {
    return Stream.of(
        new Spread("database away for 3 min", DATABASE, Set.of(DATABASE), Spreads::databaseAway),
        new Spread("node drained", "", everything(), Spreads::drain));
  }

  /** They need the switches of the simulator, and nobody is restarted for what is outside. */
  static Stream<Spread> ofVenues() {
    return Stream.of(
        new Spread(
            "prices stale: the feed is silent",
            "",
            Set.of(),
            desk -> VenueFaults.begin(desk, "coinbase_ws", "\"silence\":true")),
        new Spread(
            "markets stale: the exchange does not answer",
            "",
            Set.of(),
            desk -> VenueFaults.begin(desk, "kalshi_rest", "\"half_open\":true")));
  }

  private static Spread ill(String name, String how, BiFunction<Desk, String, SickPod> illness) {
    return new Spread(
        "%s %s".formatted(name, how), name, Set.of(name), desk -> illness.apply(desk, name)::leave);
  }

  private static Runnable databaseAway(Desk desk) {
    var nodes = new Nodes(desk);
    nodes.close();
    desk.kubectl("delete", "pod", "postgres-0", "--wait=false").run().succeeded();
    pause(AWAY);
    nodes.open();
    return () -> {};
  }

  private static Runnable drain(Desk desk) {
    var nodes = new Nodes(desk);
    nodes.drain();
    nodes.open();
    return () -> {};
  }

  private static Set<String> everything() {
    return Stream.concat(Component.paperDesk().map(Component::name), Stream.of("postgres"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the database was away", e);
    }
  }
}

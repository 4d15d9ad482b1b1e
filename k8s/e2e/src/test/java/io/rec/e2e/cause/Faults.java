package io.rec.e2e.cause;

import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Database;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Nodes;
import io.rec.e2e.desk.VenueFaults;
import java.time.Duration;
import java.util.stream.Stream;

/** What is made to go wrong, and how. */
final class Faults {
  private static final String DATABASE = "database";
  private static final String CLOCK = "clock";
  private static final String KALSHI = "kalshi_api";
  private static final String COINBASE = "coinbase_api";
  private static final String SIMULATOR = "venue-simulator";
  private static final Duration MENDED_WITHIN = Duration.ofSeconds(20);

  private Faults() {}

  /** A pod that ends and has no node to come back to. */
  static Stream<Fault> ofRoles() {
    return Component.paperDesk()
        .map(Component::name)
        .map(name -> new Fault(name + " away", name, desk -> away(desk, name)));
  }

  static Stream<Fault> ofDatabase() {
    return Stream.of(
        new Fault("database away", DATABASE, desk -> away(desk, "postgres")),
        new Fault("database lets nobody in", DATABASE, Faults::closed),
        new Fault("wrong password", DATABASE, Faults::wrongPassword),
        new Fault("database's disk full", DATABASE, desk -> FullVolume.of(desk)::free),
        new Fault(
            "database starved of processor", DATABASE, desk -> Starvation.ofDatabase(desk)::end));
  }

  static Stream<Fault> ofCluster() {
    return Stream.of(
        new Fault("DNS away", "dns", Faults::nameless),
        hung("trade-executor"),
        hung("symbol-price-watchdog-btc"),
        hung("unified-production-coordinator"),
        hung(SIMULATOR),
        starved("unified-production-coordinator"));
  }

  /** They need the switches of the simulator. */
  static Stream<Fault> ofVenues() {
    return Stream.of(
        new Fault(
            "exchange answers 503",
            KALSHI,
            desk -> VenueFaults.begin(desk, "kalshi_rest", "\"status\":503")),
        new Fault(
            "exchange does not answer",
            KALSHI,
            desk -> VenueFaults.begin(desk, "kalshi_rest", "\"half_open\":true")),
        new Fault(
            "price feed refuses",
            COINBASE,
            desk ->
                VenueFaults.begin(
                    desk, "coinbase_ws", "\"refuse_connections\":true,\"disconnect\":true")),
        new Fault(
            "price feed silent",
            COINBASE,
            desk -> VenueFaults.begin(desk, "coinbase_ws", "\"silence\":true")),
        new Fault(
            "exchange's clock off by 30 s",
            CLOCK,
            desk -> VenueFaults.begin(desk, "kalshi_rest", "\"clock_skew_ms\":30000")));
  }

  private static Runnable away(Desk desk, String component) {
    var nodes = new Nodes(desk);
    nodes.close();
    desk.kubectl(
            "delete",
            "pod",
            desk.pod(component).getMetadata().getName(),
            "--grace-period=1",
            "--wait=false")
        .run()
        .succeeded();
    return nodes::open;
  }

  private static Runnable closed(Desk desk) {
    var database = new Database(desk);
    database.run("ALTER DATABASE rec_io_db CONNECTION LIMIT 0");
    endSessions(database);
    return () -> database.run("ALTER DATABASE rec_io_db CONNECTION LIMIT -1");
  }

  /** As if somebody had changed it by hand; what was stored of the right one is put back. */
  private static Runnable wrongPassword(Desk desk) {
    var database = new Database(desk);
    var logins =
        database.run(
            """
            SELECT rolname || '|' || rolpassword FROM pg_authid
            WHERE rolpassword IS NOT NULL AND NOT rolsuper""");
    logins.forEach(login -> setPassword(database, nameOf(login), "somebody-elses"));
    endSessions(database);
    // The operator mends its own logins meanwhile, perhaps in this very moment.
    return () ->
        await()
            .atMost(MENDED_WITHIN)
            .ignoreExceptionsMatching(AssertionError.class::isInstance)
            .until(
                () -> {
                  logins.forEach(login -> restore(database, login));
                  return true;
                });
  }

  private static void restore(Database database, String login) {
    var name = nameOf(login);
    setPassword(database, name, login.substring(name.length() + 1));
  }

  private static String nameOf(String login) {
    return login.substring(0, login.indexOf('|'));
  }

  private static void setPassword(Database database, String login, String password) {
    database.run("ALTER ROLE \"%s\" PASSWORD '%s'".formatted(login, password));
  }

  private static void endSessions(Database database) {
    database.run(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = 'rec_io_db' AND pid <> pg_backend_pid()""");
  }

  private static Runnable nameless(Desk desk) {
    scaleDns(desk, 0);
    // It would answer for its grace yet.
    desk.kubectl(
            "delete",
            "pod",
            "--namespace=kube-system",
            "--selector=k8s-app=kube-dns",
            "--grace-period=0",
            "--force")
        .run()
        .succeeded();
    return () -> scaleDns(desk, 1);
  }

  private static void scaleDns(Desk desk, int replicas) {
    desk.kubectl("scale", "deployment/coredns", "--namespace=kube-system", "--replicas=" + replicas)
        .run()
        .succeeded();
  }

  private static Fault hung(String component) {
    return new Fault(component + " hangs", component, desk -> Hold.of(desk, component)::release);
  }

  private static Fault starved(String component) {
    return new Fault(
        component + " starved of processor",
        component,
        desk -> Starvation.ofService(desk, component)::end);
  }
}

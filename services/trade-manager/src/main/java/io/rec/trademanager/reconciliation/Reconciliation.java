package io.rec.trademanager.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.domain.money.Money;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import io.rec.platform.role.RoleIdentity;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.Trades;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares our books with the venue's: at the start, every five minutes, and when asked to. */
@Singleton
public final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final String ACTOR = "trade-manager";
  private static final Duration EVERY = Duration.ofMinutes(5);

  /** While entries wait, since what is found may be gone in a moment, and after a restore. */
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Within which the account is read anew, so that the books show what the copy has forgotten. */
  private static final Duration AFTER_RESTORE = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration REACH = Duration.ofDays(1);

  /** What moved a moment ago is not compared: the two sides hear of it one after the other. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final Database database;
  private final Tenure tenure;
  private final Trades trades;
  private final OrderComparison orders;
  private final ForgottenCloses forgotten;
  private final PositionComparison positions;
  private final SettlementComparison settlements;
  private final BalanceComparison balance;
  private final CashBook cash;
  private final Restores restores;
  private final Reports reports;
  private final RoleIdentity identity;
  private final Clock clock;
  private final RoleLoop loop;
  private final ReentrantLock one = new ReentrantLock();
  private volatile @Nullable Report last;
  private Instant soonUntil = Instant.MIN;

  Reconciliation(
      Database database,
      Tenure tenure,
      Trades trades,
      OrderComparison orders,
      ForgottenCloses forgotten,
      PositionComparison positions,
      SettlementComparison settlements,
      BalanceComparison balance,
      CashBook cash,
      Restores restores,
      Reports reports,
      RoleIdentity identity,
      Clock clock,
      Loops loops,
      MeterRegistry meters) {
    this.database = database;
    this.tenure = tenure;
    this.trades = trades;
    this.orders = orders;
    this.forgotten = forgotten;
    this.positions = positions;
    this.settlements = settlements;
    this.balance = balance;
    this.cash = cash;
    this.restores = restores;
    this.reports = reports;
    this.identity = identity;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "reconciliation", LOOK, this::pass);
    Gauge.builder("recio.reconciliation.open", this, r -> r.last().map(Report::open).orElse(0))
        .description("Differences to the venue's books that could not be healed")
        .register(meters);
    Gauge.builder(
            "recio.reconciliation.pauses",
            this,
            r -> r.last().filter(Report::pauses).isPresent() ? 1 : 0)
        .description("1 while entries wait for our books to equal the venue's")
        .register(meters);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** What this process found last. */
  public Optional<Report> last() {
    return Optional.ofNullable(last);
  }

  /** What was found last, by whomever. */
  public Optional<Report> latest() throws SQLException {
    return reports.latest();
  }

  /** Compares now. */
  public Report run(String trigger) throws SQLException, InterruptedException {
    return run(trigger, ACTOR, Optional.empty());
  }

  /**
   * Compares now. The venue's cash is taken for right, whatever moved it, if it is still what the
   * person says.
   */
  public Report accept(Money cash, String by) throws SQLException, InterruptedException {
    return run("request", by, Optional.of(cash));
  }

  private Report run(String trigger, String by, Optional<Money> accepted)
      throws SQLException, InterruptedException {
    tenure.fence();
    one.lockInterruptibly();
    try {
      var found = new ArrayList<>(differences());
      var standing = reports.latest().flatMap(Report::openBalance);
      var balances = balance.compare(accepted, standing, QUIET);
      balances.difference().ifPresent(found::add);
      var report = Report.of(clock.instant(), trigger, found);
      reports.keep(report, by, tx -> book(tx, balances, by, report.at()));
      last = report;
      LOG.atInfo()
          .addKeyValue("trigger", trigger)
          .addKeyValue("healed", report.healed())
          .addKeyValue("open", report.open())
          .addKeyValue("pauses", report.pauses())
          .log("books compared with the venue's");
      return report;
    } finally {
      one.unlock();
    }
  }

  private void book(Connection tx, BalanceComparison.Finding found, String by, Instant at)
      throws SQLException {
    if (found.brought().isPresent()) {
      cash.book(tx, found.brought().get(), by, at);
    }
  }

  private void pass() throws SQLException, InterruptedException {
    if (!tenure.isHeld()) {
      return;
    }
    var now = clock.instant();
    if (restores.happened()) {
      LOG.warn("another database took the place of ours: the books are compared every half minute");
      soonUntil = now.plus(AFTER_RESTORE);
    }
    var before = last;
    if (before == null) {
      run("start");
    } else if (!now.isBefore(before.at().plus(pace(before, now)))) {
      run("schedule");
    }
  }

  private Duration pace(Report before, Instant now) {
    return before.pauses() || now.isBefore(soonUntil) ? SOON : EVERY;
  }

  private List<Difference> differences() throws SQLException, InterruptedException {
    var now = clock.instant();
    List<Difference> found = new ArrayList<>(settlements.missed());
    found.addAll(positions.rows());
    var busy = busy(now);
    for (var trade : known(now)) {
      if (!busy.contains(trade.ticker())) {
        found.addAll(orders.of(trade));
        // After its known orders: what we merely had not heard of those is no other order.
        forgotten.of(trade).ifPresent(found::add);
      }
    }
    found.addAll(orders.foreign(now.minus(REACH)));
    var compared = known(now);
    found.addAll(positions.counts(compared, busy));
    found.addAll(settlements.revenues(compared));
    return found;
  }

  /** What was traded in another mode is in the books of another exchange. */
  private List<StoredTrade> known(Instant now) throws SQLException {
    return database.read(connection -> trades.since(connection, now.minus(REACH))).stream()
        .filter(trade -> trade.mayBeOf(identity.mode()))
        .toList();
  }

  /** Markets in which a trade of ours, or its fills, moved a moment ago. */
  private Set<String> busy(Instant now) throws SQLException {
    return new HashSet<>(
        database.read(
            connection ->
                Sql.on(
                        connection,
                        """
                        SELECT ticker FROM users.trades WHERE updated_at > ?
                        UNION SELECT ticker FROM users.fills WHERE created_time > ?\
                        """,
                        now.minus(QUIET),
                        now.minus(QUIET))
                    .list(row -> row.getString(1))));
  }
}

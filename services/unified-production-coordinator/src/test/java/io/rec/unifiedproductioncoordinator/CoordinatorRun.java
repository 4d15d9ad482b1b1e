package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;

/** A coordinator by a test's clock, the desk around it, and somebody who listens to its tables. */
final class CoordinatorRun implements AutoCloseable {

  private final Desk desk;
  private final Listened listened;
  private final TestRole role;

  private CoordinatorRun(Desk desk, Listened listened, TestRole role) {
    this.desk = desk;
    this.listened = listened;
    this.role = role;
  }

  /** Ready when it returns. */
  static CoordinatorRun start(TestDatabase database, TestClock clock, Map<String, String> env)
      throws SQLException {
    ConfigFolder config =
        ConfigFolder.create().with(database).with("unified-production-coordinator");
    Listened listened = Listened.on(database, "recio_strike_table");
    TestRole role =
        TestRole.startAt(clock, Application.class, "unified-production-coordinator", config, env);
    return new CoordinatorRun(new Desk(database, clock), listened, role.awaitReady());
  }

  Desk desk() {
    return desk;
  }

  TestRole role() {
    return role;
  }

  Listened listened() {
    return listened;
  }

  /**
   * The newest announced table that contains all of these. Keeps ticking, since an announcement
   * that nobody hears yet is gone.
   */
  TableText awaitTable(String... parts) {
    return awaitTableWith("0.1", parts);
  }

  /** The same with a momentum of the ticks' own, null for none. */
  TableText awaitTableWith(String momentum, String... parts) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> {
              desk.tick(Desk.PRICE, desk.now(), momentum);
              assertThat(listened.newest(parts)).isNotEmpty();
            });
    try {
      return TableText.of(listened.newest(parts));
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() throws SQLException {
    role.close();
    listened.close();
  }
}

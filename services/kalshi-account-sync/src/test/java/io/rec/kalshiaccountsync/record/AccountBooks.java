package io.rec.kalshiaccountsync.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.rec.kalshiaccountsync.Application;
import io.rec.kalshiaccountsync.account.News;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The account's tables with the one who writes them: a sync that holds the lease and waits for an
 * exchange that is not there.
 */
final class AccountBooks implements AutoCloseable {

  private static final List<String> TABLES =
      List.of("fills", "orders", "positions", "settlements", "account_balance");

  private final TestDatabase database;
  private final TestRole sync;

  AccountBooks() throws SQLException {
    database = Postgres.shared().migrated();
    sync =
        TestRole.start(
            Application.class,
            "kalshi-account-sync",
            ConfigFolder.create().with(database).with("kalshi-account-sync", "venue-simulator"));
    await().atMost(20, SECONDS).until(() -> sync.bean(Lease.class).isHeld());
  }

  /** Each in a transaction of its own. */
  List<Recorded> hear(List<? extends News> news) throws SQLException {
    List<Recorded> recorded = new ArrayList<>();
    for (News each : news) {
      recorded.add(together(List.of(each)));
    }
    return recorded;
  }

  Recorded hear(News news) throws SQLException {
    return together(List.of(news));
  }

  Recorded together(List<News> news) throws SQLException {
    return sync.bean(AccountRecord.class).write(fence(), news);
  }

  Fence fence() {
    return sync.bean(Lease.class).required();
  }

  AccountRecord record() {
    return sync.bean(AccountRecord.class);
  }

  /** All columns of all rows, but their numbers and what is somebody else's to write. */
  List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.addAll(
          database.column(
              """
              SELECT '%1$s ' || (to_jsonb(t) - 'id' - 'position' - 'last_updated_ts')::text
              FROM users.%1$s t ORDER BY 1"""
                  .formatted(table)));
    }
    return rows;
  }

  List<String> column(String query) throws SQLException {
    return database.column(query);
  }

  /** Topic and key of each fact, in order. */
  List<String> facts() throws SQLException {
    return database.column(
        "SELECT topic || ' ' || key FROM system.outbox WHERE topic LIKE 'account.%' ORDER BY id");
  }

  void clear() throws SQLException {
    database.execute(
        "TRUNCATE users.fills, users.orders, users.positions, users.settlements, "
            + "users.account_balance",
        "DELETE FROM system.outbox");
    sync.bean(AccountRecord.class).forget();
  }

  void execute(String statement) throws SQLException {
    database.execute(statement);
  }

  @Override
  public void close() {
    sync.close();
  }
}

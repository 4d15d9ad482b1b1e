package io.rec.kalshiaccountsync.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.position.Fill;
import io.rec.kalshiaccountsync.Application;
import io.rec.kalshiaccountsync.account.KnownFill;
import io.rec.kalshiaccountsync.account.News;
import io.rec.platform.lease.Lease;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NewsDeskTest {

  @Test
  @DisplayName("news that the database refuses do not keep those behind them out")
  void goesOnAfterRefusedNews() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    try (TestRole sync =
        TestRole.start(
            Application.class,
            "kalshi-account-sync",
            ConfigFolder.create().with(database).with("kalshi-account-sync", "venue-simulator"))) {
      await().atMost(30, SECONDS).until(() -> sync.bean(Lease.class).isHeld());
      NewsDesk desk = sync.bean(NewsDesk.class);

      desk.put(fill("more than the column holds", new Contracts(Long.MAX_VALUE / 2)));
      await().atMost(10, SECONDS).until(() -> desk.waiting() == 0);
      desk.put(fill("good", Contracts.of(10)));

      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(database.column("SELECT trade_id FROM users.fills"))
                      .containsExactly("good"));
    }
  }

  private static News fill(String id, Contracts count) {
    Fill fill =
        new Fill(
            id,
            "order",
            "KXBTCD-26MAR0213-T78099.99",
            Direction.BID,
            count,
            Price.ofCents(56),
            Money.CENT,
            Instant.parse("2026-03-02T12:30:00Z"));
    return new News.Filled(new KnownFill(fill, true, Optional.empty()), Optional.empty());
  }
}

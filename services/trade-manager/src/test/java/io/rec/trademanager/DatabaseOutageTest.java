package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

  @Test
  @DisplayName(
      "REC-TM-11 REC-TM-12 an answer that meets no database is heard when it is back, and one order was made")
  void hearsTheAnswerAfterwards() throws SQLException, IOException {
    var server = Postgres.start();
    try (var desk = Desk.prepared(server).start()) {
      desk.executor
          .says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"))
          .before(order -> stop(server));
      long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
      await().atMost(Duration.ofSeconds(30)).until(() -> !desk.executor.sent().isEmpty());
      assertThat(desk.post("/trades", Desk.ticket("t2")).statusCode()).isEqualTo(503);
      desk.executor.before(order -> {});

      server.startAgain();

      desk.awaitStatus(trade, "open");
      assertThat(desk.one("SELECT string_agg(client_order_id, ' ') FROM users.order_intents"))
          .isEqualTo("t1:open");
      assertThat(desk.executor.sent()).allMatch("t1:open"::equals);
    } finally {
      server.close();
    }
  }

  private static void stop(Postgres server) {
    try {
      server.stop();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

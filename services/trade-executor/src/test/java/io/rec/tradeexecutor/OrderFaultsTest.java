package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import io.rec.venuesimulator.fault.Faults;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong on the way, the exchange has exactly the orders that were wanted. */
class OrderFaultsTest {

  /** A fault that is on while an order is sent. */
  enum Fault {
    TIMEOUT_BEFORE_ACCEPTED(faults -> faults.withHalfOpen(true)),
    TIMEOUT_AFTER_ACCEPTED(faults -> faults.withHalfOpen(true).withCarriedOut(true)),
    ACCEPTED_AFTER_TIMEOUT(faults -> faults.withLatency(Duration.ofMillis(1200))),
    ERROR_500(faults -> faults.withStatus(500)),
    ERROR_500_AFTER_ACCEPTED(faults -> faults.withStatus(500).withCarriedOut(true)),
    UNAVAILABLE_503(faults -> faults.withStatus(503)),
    TOO_MANY_429(faults -> faults.withStatus(429)),
    CONNECTION_RESET(faults -> faults.withDrop(true)),
    CONNECTION_RESET_AFTER_ACCEPTED(faults -> faults.withDrop(true).withCarriedOut(true));

    final UnaryOperator<Faults> change;

    Fault(UnaryOperator<Faults> change) {
      this.change = change;
    }
  }

  private Floor floor;
  private TestRole executor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
    executor = floor.executor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Fault.class)
  @DisplayName("REC-TE-04 R32 an entry and a close survive a fault of a second, each as one order")
  void survives(Fault fault) throws SQLException {
    String ticker = floor.market().ticker();
    String entry = floor.entry();
    floor.fault(fault.change, Duration.ofMillis(1000));
    assertFilled(entry);
    String exit = floor.sellYes(ticker, "2");

    floor.fault(fault.change, Duration.ofMillis(1000));
    assertFilled(exit);

    assertThat(floor.venueOrders()).containsExactlyInAnyOrder(entry, exit);
    assertThat(floor.position(ticker)).isEqualByComparingTo("0");
    assertThat(floor.one("SELECT max(tries) FROM users.order_dispatch")).isBetween("1", "4");
  }

  @Test
  @DisplayName("R32 an order that the exchange shows late is not taken for lost")
  void waitsForLateReads() throws SQLException {
    String id = floor.entry();
    floor.fault(
        faults -> faults.withLatency(Duration.ofMillis(900)).withReadLag(Duration.ofMillis(2500)),
        Duration.ofMillis(4000));

    assertFilled(id);

    assertThat(floor.venueOrders()).containsExactly(id);
  }

  @Test
  @DisplayName("R32 an order that nobody can be asked about stays unknown, and never is a refusal")
  void staysUnknown() throws SQLException {
    String id = floor.entry();
    floor.fault(faults -> faults.withDrop(true), Duration.ofMinutes(5));

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("unknown");
    assertThat(floor.stage(id)).isEqualTo("unknown");
    floor.noFault();
    assertThat(Floor.lookUp(executor, id).text("outcome")).isEqualTo("not_found");
    assertThat(Floor.lookUp(executor, id).text("asked_at")).startsWith("2026-03-02T12:3");
    assertThat(floor.stage(id)).as("it may be underway").isEqualTo("unknown");
    assertThat(floor.venueOrders()).isEmpty();
  }

  @Test
  @DisplayName(
      "an order that the exchange has since before our dispatch is found: a restored database has"
          + " forgotten that it was sent")
  void findsWhatWasForgotten() throws SQLException {
    close();
    floor = new Floor();
    String forgotten = "t1:open";
    floor.place(forgotten, floor.market().ticker());
    floor.clock().moveTo(floor.clock().instant().plus(Duration.ofMinutes(3)));
    executor = floor.executor();
    String id = floor.entry();
    assertThat(id).isEqualTo(forgotten);

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("done");
    assertThat(answer.text("filled")).isEqualTo("2.00");
    floor.awaitStage(id, "done");
    assertThat(floor.venueOrders()).containsExactly(id);
  }

  @Test
  @DisplayName("an order that the exchange says it has is never taken for lost, shown or not")
  void believesThatItExists() throws SQLException {
    String id = floor.entry();
    floor.place(id, floor.market().ticker());
    floor.fault(faults -> faults.withReadLag(Duration.ofHours(1)), Duration.ofMinutes(30));

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("unknown");
    assertThat(answer.text("reason")).startsWith("order_already_exists");
    assertThat(floor.stage(id)).isEqualTo("accepted");
    floor
        .database()
        .execute("UPDATE users.order_dispatch SET began_at = began_at - interval '5 minutes'");
    assertThat(Floor.lookUp(executor, id).text("outcome")).isEqualTo("unknown");
    assertThat(floor.stage(id)).isEqualTo("accepted");
    floor.noFault();
    floor.awaitStage(id, "done");
  }

  @Test
  @DisplayName("who asks for an order that is being looked up gets the same answer, of one look-up")
  void looksUpOnceForAll() throws Exception {
    String id = floor.entry();
    floor.dispatched(id);
    floor.fault(faults -> faults.withLatency(Duration.ofMillis(400)), Duration.ofMinutes(5));
    List<Future<Json>> asked = new ArrayList<>();
    Set<String> times = new HashSet<>();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 20; call++) {
        asked.add(callers.submit(() -> Floor.lookUp(executor, id)));
      }
    }
    for (Future<Json> one : asked) {
      assertThat(one.get().text("outcome")).isEqualTo("not_found");
      times.add(one.get().text("asked_at"));
    }

    // The look-up of the monitor may have been the first, and over before the last of them asked.
    assertThat(times).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("an order that never left because nobody listens is never, not unknown")
  void tellsNotSent() throws SQLException {
    String id = floor.entry();
    floor.stopVenue();

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("never");
    assertThat(floor.stage(id)).isEqualTo("never");
  }

  private void assertFilled(String id) throws SQLException {
    Json answer = Floor.send(executor, id);
    assertThat(answer.text("outcome")).isIn("done", "accepted", "unknown");
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(floor.stage(id)).isEqualTo("done"));
    assertThat(Floor.lookUp(executor, id).text("filled")).isEqualTo("2.00");
  }
}

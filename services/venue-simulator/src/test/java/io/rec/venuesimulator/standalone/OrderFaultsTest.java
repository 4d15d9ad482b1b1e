package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.TradingFloor.answered;
import static io.rec.venuesimulator.standalone.TradingFloor.objects;
import static io.rec.venuesimulator.standalone.TradingFloor.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose answers say nothing true of what became of them. */
class OrderFaultsTest {

  @TempDir Path folder;

  private TradingFloor floor;
  private JsonObject order;

  @BeforeEach
  void start() {
    floor = new TradingFloor(folder, "ann");
    order =
        order(floor.market(), "bid", "1.00", new BigDecimal("0.05"))
            .with("client_order_id", "doubtful");
  }

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("a line that is cut before the order is taken leaves nothing behind")
  void cutBefore() {
    fault(faults -> faults.withDrop(true));

    assertThatThrownBy(() -> floor.create("ann", order)).isInstanceOf(UncheckedIOException.class);

    fault(faults -> Faults.NONE);
    assertThat(orders()).isEmpty();
    answered(floor.create("ann", order), 201);
  }

  @Test
  @DisplayName("a line that is cut after the order was taken leaves the order, and its id is spent")
  void cutAfter() {
    fault(faults -> faults.withDrop(true).withCarriedOut(true));

    assertThatThrownBy(() -> floor.create("ann", order)).isInstanceOf(UncheckedIOException.class);

    fault(faults -> Faults.NONE);
    assertThat(orders()).hasSize(1);
    answered(floor.create("ann", order), 409);
  }

  @Test
  @DisplayName("an error that comes after the order was taken hides it")
  void failsAfter() {
    fault(faults -> faults.withStatus(500).withCarriedOut(true));

    assertThat(floor.create("ann", order).statusCode()).isEqualTo(500);

    fault(faults -> Faults.NONE);
    assertThat(orders()).hasSize(1);
  }

  @Test
  @DisplayName("an error instead of an answer means that nothing was done")
  void failsBefore() {
    fault(faults -> faults.withStatus(503));

    assertThat(floor.create("ann", order).statusCode()).isEqualTo(503);

    fault(faults -> Faults.NONE);
    assertThat(orders()).isEmpty();
  }

  private void fault(UnaryOperator<Faults> change) {
    FaultBoard board = floor.simulator().simulator().faults();
    board.change(Venue.KALSHI_REST, change);
  }

  private List<JsonObject> orders() {
    return objects(floor.get("ann", "/portfolio/orders"), "orders");
  }
}

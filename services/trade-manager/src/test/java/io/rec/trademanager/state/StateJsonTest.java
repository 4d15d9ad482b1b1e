package io.rec.trademanager.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.Failure;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TicketId;
import io.rec.domain.trade.TradeEvent;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState;
import io.rec.domain.trade.TradeState.Existing;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StateJsonTest {
  private static final Instant NOON = Instant.parse("2026-03-10T16:00:00.123456Z");
  private static final Instant CLOSE = Instant.parse("2026-03-10T17:00:00Z");
  private static final String TICKER = "KXBTCD-26MAR1013-T117999.99";
  private static final TicketId ID = new TicketId("TICKET-0a1b2c3d4-1773158400000");
  private static final List<ClientOrderId> ORDERS =
      List.of(
          new ClientOrderId(ID + ":open"),
          new ClientOrderId(ID + ":close-1"),
          new ClientOrderId(ID + ":close-2"));
  private static final List<String> FAILURES =
      List.of("timeout", "insufficient_balance", "market_inactive", "HTTP 500 \"quoted\" – ü");

  private final StateJson json = new StateJson(ObjectMapper.getDefault());
  private final Set<String> reached = new HashSet<>();

  @Property(tries = 300)
  @Label("REC-TM-14 every state that events lead to is read back as it was written")
  void roundTrips(@ForAll long seed) {
    var random = new Random(seed);
    TradeState state = TradeState.NONE.on(new OpenTicket(ticket(random), NOON)).to();
    for (int i = 0; i < 20; i++) {
      state = state.on(event(random)).to();

      var existing = (Existing) state;
      reached.add(existing.word().word());
      assertThat(json.state(json.text(existing))).isEqualTo(existing);
    }
  }

  @Test
  @DisplayName("sequences of events reach every state")
  void reachesEveryState() {
    for (int seed = 0; seed < 200; seed++) {
      roundTrips(seed);
    }

    assertThat(reached)
        .containsExactlyInAnyOrder(
            "pending", "open", "closing", "expired", "closed", "error", "deleted");
  }

  @Test
  void refusesWhatIsNoState() {
    assertThatThrownBy(() -> json.state("{\"status\":")).isInstanceOf(UncheckedIOException.class);
  }

  private static Ticket ticket(Random random) {
    return new Ticket(
        ID,
        TICKER,
        random.nextBoolean() ? Side.YES : Side.NO,
        Contracts.of(10),
        Price.ofCents(1 + random.nextInt(99)),
        random.nextInt(3),
        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(100)),
        random.nextBoolean() ? EntryMethod.AUTO : EntryMethod.MANUAL,
        CLOSE);
  }

  private static TradeEvent event(Random random) {
    var order = ORDERS.get(random.nextInt(ORDERS.size()));
    return switch (random.nextInt(12)) {
      case 0 -> new OrderAccepted(order, "venue-" + order);
      case 1, 2 -> new OrderFilled(order, execution(random));
      case 3, 4, 5 -> new OrderDone(order, execution(random));
      case 6 -> new OrderFailed(order, Failure.of(FAILURES.get(random.nextInt(FAILURES.size()))));
      case 7 -> new OrderNotFound(order, NOON.plusSeconds(random.nextInt(120)));
      case 8, 9 ->
          new CloseTicket(
              1 + random.nextInt(3),
              random.nextBoolean() ? CloseMethod.AUTO : CloseMethod.MANUAL,
              Price.ofCents(1 + random.nextInt(99)),
              NOON.plusSeconds(random.nextInt(3000)));
      case 10 ->
          random.nextInt(3) == 0
              ? new HourEnds(CLOSE, price(random))
              : new HourEnds(NOON, Optional.empty());
      default ->
          new SettlementFound(
              TICKER, random.nextBoolean() ? Side.YES : Side.NO, CLOSE.plusSeconds(70));
    };
  }

  private static Optional<BigDecimal> price(Random random) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(random.nextLong(20_000_000), 2));
  }

  private static Execution execution(Random random) {
    var filled = random.nextInt(3) == 0 ? Contracts.of(10) : new Contracts(random.nextLong(1001));
    var amount = new Money(random.nextLong(filled.payout().micros() + 1));
    return new Execution(
        filled,
        amount,
        new Money(random.nextLong(100_000)),
        filled.isNone() || random.nextBoolean());
  }
}

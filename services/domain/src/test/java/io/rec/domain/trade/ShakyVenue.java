package io.rec.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A venue that keeps exact books and tells of them badly: answers are lost, repeated, late and out
 * of order, an order may arrive long after its answer was given up, and what it shows lags behind.
 */
final class ShakyVenue {
  private static final List<String> REFUSALS =
      List.of("insufficient_resting_volume", "insufficient_balance", "market_inactive");

  /** The longest that an order is underway, and then the longest until it is shown. */
  private static final Duration LONGEST_WAY = Duration.ofSeconds(55);

  private static final int LONGEST_LAG_MILLIS = 5000;
  private static final int LONGEST_STEP_MILLIS = 15_000;
  private static final int MOST_KEPT = 6;

  /** What really happened to an order. */
  private record Truth(OrderIntent intent, Execution done, Instant shownFrom) {}

  private record Underway(OrderIntent intent, Instant sent) {}

  private final Random random;
  private final Map<ClientOrderId, Truth> truths = new LinkedHashMap<>();
  private final Set<ClientOrderId> stored = new HashSet<>();
  private final Set<ClientOrderId> sent = new HashSet<>();
  private final List<Underway> underway = new ArrayList<>();
  private final List<OrderNews> news = new ArrayList<>();
  private boolean open = true;
  private boolean hidden;
  private Instant now = Trades.NOON;

  ShakyVenue(Random random) {
    this.random = random;
  }

  /** Orders that are underway for too long are lost. */
  void passTime() {
    now = now.plusMillis(random.nextInt(LONGEST_STEP_MILLIS));
    underway.removeIf(order -> order.sent().plus(LONGEST_WAY).isBefore(now));
  }

  CloseTicket closeNow(int attempt) {
    var keep = Contracts.of(random.nextBoolean() ? 0 : random.nextInt(MOST_KEPT));
    return new CloseTicket(attempt, CloseMethod.MANUAL, keep, Price.ofCents(57), now);
  }

  boolean isUnderway(Purpose purpose) {
    return underway.stream().anyMatch(order -> order.intent().purpose() == purpose);
  }

  void store(OrderIntent intent) {
    assertThat(isUnderway(intent.purpose())).as("another one is underway").isFalse();
    stored.add(intent.id());
  }

  /** An order leaves the desk: with a stored intent, and only once. */
  void send(OrderIntent intent) {
    assertThat(stored).as("stored before it is sent").contains(intent.id());
    assertThat(sent.add(intent.id())).as("%s is sent once", intent.id()).isTrue();
    switch (random.nextInt(10)) {
      case 0 -> {
        tell(failed(intent, "timeout"));
        underway.add(new Underway(intent, now));
      }
      case 1 -> tell(failed(intent, "connection reset"));
      case 2 -> tell(failed(intent, REFUSALS.get(random.nextInt(REFUSALS.size()))));
      case 3 -> {
        arrive(intent);
        tell(failed(intent, "HTTP 503"));
      }
      default -> arrive(intent);
    }
  }

  /** The answer to a look-up, as of now; it may be overtaken on its way. */
  void lookUp(ClientOrderId order) {
    news.add(truthOf(order));
  }

  /** Whether it ever said of an order that was underway that there is none. */
  boolean hidAnOrder() {
    return hidden;
  }

  OrderNews truthOf(ClientOrderId order) {
    var truth = truths.get(order);
    hidden |= underway.stream().anyMatch(sent -> sent.intent().id().equals(order));
    return truth == null || now.isBefore(truth.shownFrom())
        ? new OrderNotFound(order, now)
        : new OrderDone(order, truth.done());
  }

  Set<ClientOrderId> known() {
    return truths.keySet();
  }

  /** An order that was given up arrives after all. */
  void deliverLateOrder() {
    if (!underway.isEmpty()) {
      arrive(underway.remove(random.nextInt(underway.size())).intent());
    }
  }

  boolean hasNews() {
    return !news.isEmpty();
  }

  OrderNews nextNews() {
    var index = random.nextInt(news.size());
    return random.nextInt(4) == 0 ? news.get(index) : news.remove(index);
  }

  void forgetNews() {
    news.clear();
  }

  /** From here on nothing is traded. */
  void close() {
    open = false;
    now = Trades.CLOSE.plus(Ticket.READ_LAG);
    underway.clear();
  }

  Contracts held() {
    return total(Purpose.OPEN).filled().minus(total(Purpose.CLOSE).filled());
  }

  Execution total(Purpose purpose) {
    return truths.values().stream()
        .filter(truth -> truth.intent().purpose() == purpose)
        .map(Truth::done)
        .reduce(Execution.NOTHING, Execution::plus);
  }

  /** All cash that moved, with what the settlement pays. */
  Money cash(Side side, Side winner) {
    var bought = total(Purpose.OPEN);
    var sold = total(Purpose.CLOSE);
    var paid = side == winner ? held().payout() : Money.ZERO;
    return sold.amount().plus(paid).minus(bought.amount()).minus(bought.fees()).minus(sold.fees());
  }

  private void arrive(OrderIntent intent) {
    var most = intent.purpose() == Purpose.OPEN ? intent.count() : intent.count().min(held());
    if (!open || most.isNone()) {
      tell(new OrderDone(intent.id(), Execution.NOTHING));
      truths.put(intent.id(), new Truth(intent, Execution.NOTHING, shown()));
      return;
    }
    // All or nothing for an entry, any part for a close.
    var filled =
        intent.purpose() == Purpose.OPEN
            ? random.nextInt(4) == 0 ? Contracts.NONE : most
            : new Contracts(random.nextLong(most.hundredths() + 1));
    var price = Price.ofCents(1 + random.nextInt(99));
    var fees = new Money(random.nextInt(20_000) * filled.min(Contracts.of(1)).hundredths() / 100);
    var done = Execution.exact(filled, price.times(filled), fees);
    truths.put(intent.id(), new Truth(intent, done, shown()));
    tell(new OrderAccepted(intent.id(), "venue-" + intent.id()));
    if (!filled.isNone()) {
      var part = new Contracts(filled.hundredths() / 2);
      tell(new OrderFilled(intent.id(), Execution.exact(part, price.times(part), Money.ZERO)));
      tell(
          new OrderFilled(intent.id(), Execution.average(filled, price.times(filled), Money.CENT)));
      tell(new OrderFilled(intent.id(), done));
    }
    tell(new OrderDone(intent.id(), done));
  }

  private Instant shown() {
    return now.plusMillis(random.nextInt(LONGEST_LAG_MILLIS));
  }

  private void tell(OrderNews said) {
    if (random.nextInt(3) > 0) {
      news.add(said);
    }
  }

  private static OrderFailed failed(OrderIntent intent, String text) {
    return new OrderFailed(intent.id(), Failure.of(text));
  }
}

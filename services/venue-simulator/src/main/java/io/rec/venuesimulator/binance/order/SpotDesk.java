package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.price.Noise;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the holder of one account does and sees. It buys with its USDT and sells what it has. Open
 * orders live from second to second, with each public trade. Guarded by its lock.
 */
public final class SpotDesk {

  private static final int RADIX = 36;

  private final Markets markets;
  private final Clock clock;
  private final Numbers numbers;
  private final Book book;
  private final Dealing dealing;
  private final ReentrantLock lock = new ReentrantLock();
  private long second;

  public SpotDesk(BigDecimal money, Markets markets, Clock clock, Numbers numbers) {
    this.markets = markets;
    this.clock = clock;
    this.numbers = numbers;
    this.book = new Book(new Wallet(money));
    this.dealing = new Dealing(book, markets, numbers);
    this.second = clock.instant().getEpochSecond();
  }

  /** Has happen what is due. */
  public void advance() {
    now(() -> Optional.empty());
  }

  /** The book at this moment. */
  public <T> T look(Function<Book, T> question) {
    return now(() -> question.apply(book));
  }

  public Order place(Optional<String> name, Terms terms) {
    return now(
        () -> {
          long millis = clock.millis();
          Order order = checked(name, terms, millis, numbers.nextOrder());
          Order held = dealing.holding(order, needed(order, millis));
          book.put(held);
          return held.watch().awake() ? dealing.take(held, millis) : held;
        });
  }

  /** Refuses what {@link #place} would refuse, and does nothing else. */
  public void test(Optional<String> name, Terms terms) {
    now(
        () -> {
          Order order = checked(name, terms, clock.millis(), 0);
          BigDecimal free = book.balance(terms.paying()).free();
          if (needed(order, clock.millis()).compareTo(free) > 0) {
            throw Denied.balance();
          }
          return order;
        });
  }

  public Order cancel(String symbol, Optional<Long> number, Optional<String> name) {
    return now(
        () -> {
          Order order =
              number.isPresent()
                  ? book.find(symbol, number, name).orElseThrow(Denied::unknownToCancel)
                  : openNamed(symbol, name).orElseThrow(Denied::unknownToCancel);
          if (!order.status().open()) {
            throw Denied.unknownToCancel();
          }
          return dealing.done(order, OrderStatus.CANCELED, clock.millis());
        });
  }

  public List<Order> cancelAll(String symbol) {
    return now(
        () -> {
          List<Order> canceled = new ArrayList<>();
          for (Order order : book.open()) {
            if (order.terms().pair().symbol().equals(symbol)) {
              canceled.add(dealing.done(order, OrderStatus.CANCELED, clock.millis()));
            }
          }
          if (canceled.isEmpty()) {
            throw Denied.unknownToCancel();
          }
          return canceled;
        });
  }

  private Order checked(Optional<String> name, Terms terms, long millis, long number) {
    String symbol = terms.pair().symbol();
    Market market = markets.of(symbol).orElseThrow(Denied::symbol);
    Filters.refuseUnfit(terms, market, millis);
    if (name.isPresent() && openNamed(symbol, name).isPresent()) {
      throw Denied.rejected("Duplicate order sent.");
    }
    if (book.open().stream().filter(open -> open.terms().pair().equals(terms.pair())).count()
        >= Filters.MOST_ORDERS) {
      throw Denied.filter("MAX_NUM_ORDERS");
    }
    BigDecimal last = market.tape().last(millis).price();
    boolean awake = terms.kind().trigger().isEmpty();
    Order order =
        new Order(
            new Order.Id(number, name.orElseGet(() -> ownName(number))),
            terms,
            OrderStatus.NEW,
            Filled.NOTHING,
            new Order.Times(millis, millis, awake ? Optional.of(millis) : Optional.empty()),
            new Order.Watch(awake, last),
            BigDecimal.ZERO);
    refuseWrongSide(order, market, last, millis);
    return order;
  }

  private static void refuseWrongSide(Order order, Market market, BigDecimal last, long millis) {
    Terms terms = order.terms();
    if (terms.kind() instanceof Kind.LimitMaker && Taking.crosses(order, market, millis)) {
      throw Denied.rejected("Order would immediately match and take.");
    }
    if (terms.kind().trigger().filter(at -> at.woken(terms.side(), last, last)).isPresent()) {
      throw Denied.rejected("Order would trigger immediately.");
    }
  }

  /** What an order may cost of the asset it pays with. */
  private BigDecimal needed(Order order, long millis) {
    return switch (order.terms().size()) {
      case Size.Money money when order.buys() -> money.amount();
      case Size.Money money -> Taking.of(order, dealing.market(order), millis).quantity();
      case Size.Coins coins when !order.buys() -> coins.quantity();
      case Size.Coins coins ->
          reference(order)
              .map(coins.quantity()::multiply)
              .orElseGet(() -> Taking.of(order, dealing.market(order), millis).amount());
    };
  }

  /** One that sleeps is paid for at its stop; only a market order costs what the book says. */
  private static Optional<BigDecimal> reference(Order order) {
    Terms terms = order.terms();
    return terms
        .kind()
        .limitPrice()
        .or(
            () ->
                terms
                    .kind()
                    .trigger()
                    .map(trigger -> trigger.reference(terms.side(), order.watch().best())));
  }

  private Optional<Order> openNamed(String symbol, Optional<String> name) {
    return book.open().stream()
        .filter(order -> order.terms().pair().symbol().equals(symbol))
        .filter(order -> name.map(order.id().clientOrderId()::equals).orElse(false))
        .findFirst();
  }

  private static String ownName(long number) {
    return "x-" + Long.toUnsignedString(Noise.bits(number), RADIX);
  }

  private <T> T now(Supplier<T> deed) {
    lock.lock();
    try {
      OrderLife life = new OrderLife(book, dealing);
      second = life.advance(second, clock.instant().getEpochSecond());
      return deed.get();
    } finally {
      lock.unlock();
    }
  }
}

package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Quote;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Tape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the holder of one account does and sees. It is an account without credit: it buys with its
 * cash and sells what it has. Guarded by its lock.
 */
public final class TradeDesk {

  private static final int LONGEST_CLIENT_ID = 128;
  private static final BigDecimal LEAST_DOLLARS = BigDecimal.ONE;

  private final Tape tape;
  private final Clock markets;
  private final Calling calling;
  private final Ids ids;
  private final UUID accountId;
  private final Instant openedAt;
  private final News news;
  private final Book book;
  private final OrderLife life;
  private final ReentrantLock lock = new ReentrantLock();
  private long numbers;

  public TradeDesk(
      String keyId, BigDecimal cash, long seed, Tape tape, Clock markets, Listener listener) {
    this.tape = tape;
    this.markets = markets;
    this.calling = new Calling(tape.hours());
    this.ids = new Ids(seed, keyId);
    this.accountId = ids.next();
    this.openedAt = markets.instant();
    this.news = new News(keyId, ids, listener);
    this.book = new Book(cash);
    this.life = new OrderLife(book, tape, news, openedAt);
  }

  public UUID accountId() {
    return accountId;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Has happen what is due. */
  public void advance() {
    now(() -> Optional.empty());
  }

  /** The book at this moment. */
  public <T> T look(Function<Book, T> question) {
    return now(() -> question.apply(book));
  }

  /** The order, with its exits behind it. */
  public Order place(Optional<String> clientOrderId, Terms terms, Exits exits) {
    return now(
        () -> {
          exits.refuseUnfit(terms, watch(terms, markets.instant()).reference());
          Order order = placed(clientOrderId, terms, Links.first(exits.kind()), Optional.empty());
          exits.legs().forEach(kind -> leg(order, kind));
          return order;
        });
  }

  /** Sells of a position so many shares, or such a part of it, or all. */
  public Order close(String symbol, Optional<BigDecimal> shares, Optional<BigDecimal> percentage) {
    return now(
        () -> {
          Position held = book.position(symbol).orElseThrow(TradeDesk::noPosition);
          BigDecimal wanted =
              shares
                  .or(
                      () ->
                          percentage.map(
                              part ->
                                  held.shares()
                                      .multiply(part.movePointLeft(2))
                                      .setScale(Size.DECIMALS, RoundingMode.DOWN)))
                  .orElse(held.shares());
          if (wanted.signum() == 0) {
            throw Denied.unprocessable("qty must be > 0");
          }
          Terms terms =
              new Terms(
                  held.stock(),
                  Side.SELL,
                  new Size.Shares(wanted.stripTrailingZeros()),
                  new Kind.Market(),
                  TimeInForce.DAY,
                  false);
          return placed(Optional.empty(), terms, Links.first(OrderClass.SIMPLE), Optional.empty());
        });
  }

  /** The order that takes the place of another. */
  public Order replace(UUID id, Change change) {
    return now(
        () -> {
          Order old = working(id);
          Terms terms = change.of(old);
          Links links = old.links().replacing(id);
          return placed(change.clientOrderId(), terms, links, Optional.of(old));
        });
  }

  public Order cancel(UUID id) {
    return now(() -> canceled(working(id)));
  }

  public List<Order> cancelAll() {
    return now(
        () -> {
          List<Order> canceled = new ArrayList<>();
          book.open().stream()
              .filter(order -> order.status() != OrderStatus.PENDING_CANCEL)
              .forEach(order -> canceled.add(canceled(order)));
          return canceled;
        });
  }

  static Denied noPosition() {
    return Denied.notFound("position does not exist");
  }

  private Order canceled(Order order) {
    Order asked = order.as(OrderStatus.PENDING_CANCEL, markets.instant());
    book.put(asked);
    news.changed("pending_cancel", asked, asked.times().updated());
    return asked;
  }

  private Order working(UUID id) {
    Order order = book.order(id).orElseThrow(() -> Denied.notFound("order not found for " + id));
    if (!order.status().open() || order.status() == OrderStatus.PENDING_CANCEL) {
      throw Denied.unprocessable(
          "order is already in \"%s\" state".formatted(order.status().wire()));
    }
    return order;
  }

  /** Everything is checked before anything changes; the order whose place it takes goes then. */
  private Order placed(
      Optional<String> clientOrderId, Terms terms, Links links, Optional<Order> replaced) {
    Instant now = markets.instant();
    terms.refuseUnfit();
    clientOrderId.ifPresent(this::refuseUsed);
    calling.refuseLate(terms.timeInForce(), now);
    Watch watch = watch(terms, now);
    boolean held = replaced.map(Order::status).filter(OrderStatus.HELD::equals).isPresent();
    if (!held) {
      refuseUncovered(terms, watch.reference(), replaced);
    }
    UUID id = ids.next();

    Order order =
        new Order(
            new Order.Id(++numbers, id, clientOrderId.orElseGet(() -> ids.next().toString())),
            terms,
            held ? OrderStatus.HELD : arrived(terms, now),
            Filled.NOTHING,
            Times.from(now),
            links,
            watch);
    replaced.ifPresent(
        old -> {
          Order gone = old.replacedBy(id).as(OrderStatus.REPLACED, now);
          book.put(gone);
          news.changed("replaced", gone, now);
        });
    book.put(order);
    replaced.ifPresent(old -> book.legs(old.id().id()).forEach(leg -> book.put(leg.legOf(id))));
    if (!held) {
      news.changed(order.status().wire(), order, now);
    }
    return order;
  }

  private OrderStatus arrived(Terms terms, Instant now) {
    boolean waits = !calling.trades(terms, now) || terms.timeInForce() == TimeInForce.OPG;
    return waits ? OrderStatus.ACCEPTED : OrderStatus.PENDING_NEW;
  }

  /** Waits for its order, unless that is an exit itself. */
  private void leg(Order order, Kind kind) {
    Terms terms = order.terms().exit(kind, order.terms().size().shares(BigDecimal.ONE));
    Instant now = order.times().created();
    OrderStatus status = order.links().kind() == OrderClass.OCO ? order.status() : OrderStatus.HELD;
    book.put(
        new Order(
            new Order.Id(++numbers, ids.next(), ids.next().toString()),
            terms,
            status,
            Filled.NOTHING,
            Times.from(now),
            order.links().legOf(order.id().id()),
            watch(terms, now)));
  }

  private void refuseUsed(String clientOrderId) {
    if (clientOrderId.length() > LONGEST_CLIENT_ID) {
      throw Denied.parameters(
          "client_order_id must be no more than %d characters".formatted(LONGEST_CLIENT_ID));
    }
    if (book.byClientId(clientOrderId).isPresent()) {
      throw Denied.parameters("client_order_id must be unique");
    }
  }

  private Watch watch(Terms terms, Instant now) {
    Stock stock = terms.stock();
    Quote quote = tape.quote(stock, now);
    Optional<BigDecimal> best =
        terms.kind() instanceof Kind.Trailing
            ? Optional.of(tape.last(stock, now).price())
            : Optional.empty();
    BigDecimal reference =
        terms
            .kind()
            .limitPrice()
            .or(() -> terms.kind().stopPrice(terms.side(), best))
            .orElse(terms.side() == Side.BUY ? quote.ask() : quote.bid());
    boolean awake = terms.kind().stopPrice(terms.side(), best).isEmpty();
    return new Watch(best, awake, Watch.NEVER, reference);
  }

  private void refuseUncovered(Terms terms, BigDecimal reference, Optional<Order> replaced) {
    if (terms.size() instanceof Size.Dollars dollars
        && dollars.amount().compareTo(LEAST_DOLLARS) < 0) {
      throw Denied.unprocessable("notional must be at least 1");
    }
    switch (terms.side()) {
      case BUY -> {
        BigDecimal cost = terms.size().cost(reference);
        BigDecimal power = replaced.map(book::availableFor).orElseGet(book::buyingPower);
        if (cost.compareTo(power) > 0) {
          throw Denied.buyingPower(power, cost);
        }
      }
      case SELL -> {
        String symbol = terms.stock().symbol();
        BigDecimal wanted = terms.size().shares(reference);
        BigDecimal held = book.shares(symbol);
        BigDecimal available =
            replaced.map(book::sharesFor).orElseGet(() -> held.subtract(book.reserved(symbol)));
        if (wanted.compareTo(available) > 0) {
          throw Denied.shares(symbol, wanted, held, held.subtract(available));
        }
      }
    }
  }

  private <T> T now(Supplier<T> deed) {
    lock.lock();
    try {
      life.advance(markets.instant());
      return deed.get();
    } finally {
      lock.unlock();
    }
  }
}

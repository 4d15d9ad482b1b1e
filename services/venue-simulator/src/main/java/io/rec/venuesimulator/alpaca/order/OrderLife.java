package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Phase;
import io.rec.venuesimulator.stock.Print;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Tape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes the orders of an account through time, moment by moment. An order gets to the market at the
 * first quarter of a second after it came and trades from the second one on, with each new trade of
 * its share once. Guarded by the lock of its desk.
 */
final class OrderLife {

  private static final Duration STEP = Duration.ofMillis(250);
  private static final Duration SLOT = Duration.ofSeconds(5);

  private final Book book;
  private final Tape tape;
  private final Calling calling;
  private final News news;
  private Instant at;

  OrderLife(Book book, Tape tape, News news, Instant at) {
    this.book = book;
    this.tape = tape;
    this.calling = new Calling(tape.hours());
    this.news = news;
    this.at = at;
  }

  /** All that was due by then has happened when it returns. A clock set back changes nothing. */
  void advance(Instant now) {
    Session session = tape.hours().current(at);
    for (Instant next = next(session); !next.isAfter(now); next = next(session)) {
      at = next;
      for (Order order : book.open()) {
        // What happened to another one at this moment may have changed it: then it has lived.
        book.order(order.id().id()).filter(order::equals).ifPresent(this::live);
      }
      if (!at.isBefore(session.close())) {
        book.closed(book.cash().add(worth(session)));
        session = tape.hours().current(at);
      }
    }
    at = now.isAfter(at) ? now : at;
  }

  /** Without an open order only closes matter. */
  private Instant next(Session session) {
    List<Order> open = book.open();
    if (open.isEmpty()) {
      return session.close();
    }
    Instant due;
    if (open.stream().anyMatch(this::busy)) {
      due = behind(STEP);
    } else if (tape.hours().phase(at) == Phase.CLOSED) {
      due = tape.hours().beginning(at).begins();
    } else {
      due = behind(SLOT);
    }
    return due.isBefore(session.close()) ? due : session.close();
  }

  private Instant behind(Duration grid) {
    long millis = grid.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), millis) + 1) * millis);
  }

  private boolean busy(Order order) {
    return switch (order.status()) {
      case PENDING_NEW, PENDING_CANCEL -> true;
      case NEW ->
          order.watch().met() == Watch.NEVER
              && !order.terms().timeInForce().auction()
              && calling.trades(order.terms(), at);
      default -> false;
    };
  }

  private void live(Order order) {
    boolean day = order.terms().timeInForce() == TimeInForce.DAY;
    if (order.status() == OrderStatus.PENDING_CANCEL) {
      change(order, OrderStatus.CANCELED, "canceled");
    } else if (day && !at.isBefore(calling.dayEnds(order.terms(), order.times().created()))) {
      change(order, OrderStatus.EXPIRED, "expired");
    } else if (order.status() == OrderStatus.HELD) {
      return;
    } else if (order.terms().timeInForce().auction() && due(order)) {
      auction(order);
    } else if (order.status() == OrderStatus.PENDING_NEW
        || order.status() == OrderStatus.ACCEPTED && calling.trades(order.terms(), at)) {
      change(order, OrderStatus.NEW, "new");
    } else if (!order.terms().timeInForce().auction() && calling.trades(order.terms(), at)) {
      meet(order);
    }
  }

  private boolean due(Order order) {
    return !at.isBefore(auctionAt(order));
  }

  private Instant auctionAt(Order order) {
    TimeInForce kind = order.terms().timeInForce();
    Session session = calling.auction(kind, order.times().created());
    return kind == TimeInForce.OPG ? session.open() : session.close();
  }

  private void auction(Order order) {
    Stock stock = order.terms().stock();
    TimeInForce kind = order.terms().timeInForce();
    Session session = calling.auction(kind, order.times().created());
    Print print =
        kind == TimeInForce.OPG ? tape.opening(stock, session) : tape.closing(stock, session);
    Optional<Dealing.Deal> deal = Dealing.auction(order, print);
    if (deal.isPresent()) {
      trade(order, deal.get());
    } else {
      change(order, OrderStatus.CANCELED, "canceled");
    }
  }

  private void meet(Order order) {
    Print print = tape.last(order.terms().stock(), at);
    if (print.number() <= order.watch().met()) {
      return;
    }
    Order met = order.with(Dealing.watch(order, print));
    book.put(met);
    Optional<Dealing.Deal> deal = Dealing.deal(met, tape.quote(order.terms().stock(), at));
    Order behind = deal.map(found -> trade(met, found)).orElse(met);
    boolean once =
        switch (order.terms().timeInForce()) {
          case IOC, FOK -> true;
          case DAY, GTC, OPG, CLS -> false;
        };
    if (once && behind.status().open()) {
      change(behind, OrderStatus.CANCELED, "canceled");
    }
  }

  /** Where prices ran away from the money that was held back for it, the order fails instead. */
  private Order trade(Order order, Dealing.Deal deal) {
    Stock stock = order.terms().stock();
    BigDecimal money = deal.shares().multiply(deal.price());
    boolean covered =
        order.buys()
            ? money.compareTo(book.availableFor(order)) <= 0
            : deal.shares().compareTo(book.sharesFor(order)) <= 0;
    if (!covered || deal.shares().signum() == 0) {
      return order.filled().shares().signum() == 0
          ? change(order, OrderStatus.REJECTED, "rejected")
          : change(order, OrderStatus.CANCELED, "canceled");
    }
    book.traded(
        stock, order.terms().side(), deal.shares(), deal.price(), tape.hours().latest(at).date());
    boolean done = deal.shares().compareTo(order.left(deal.price())) == 0;
    Order behind =
        order
            .with(order.filled().with(deal.shares(), deal.price()))
            .as(done ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, at);
    book.put(behind);
    news.filled(
        behind, at, new Update.Execution(deal.price(), deal.shares(), book.shares(stock.symbol())));
    if (done) {
      over(behind);
    }
    return behind;
  }

  private Order change(Order order, OrderStatus status, String event) {
    Order behind = order.as(status, at);
    book.put(behind);
    news.changed(event, behind, at);
    if (!status.open()) {
      over(behind);
    }
    return behind;
  }

  /** What was bought can be sold by its exits now; what is sold needs no other exit. */
  private void over(Order order) {
    boolean bought = order.filled().shares().signum() > 0;
    for (Order leg : book.legs(order.id().id())) {
      if (leg.status() == OrderStatus.HELD && bought) {
        Terms terms = order.terms().exit(leg.terms().kind(), order.filled().shares());
        change(leg.with(terms), OrderStatus.NEW, "new");
      } else if (leg.status().open()) {
        change(leg, OrderStatus.CANCELED, "canceled");
      }
    }
    if (order.links().kind().oneCancelsOther() && order.links().parent().isPresent()) {
      book.open().stream()
          .filter(other -> other.group().equals(order.group()))
          .forEach(other -> change(other, OrderStatus.CANCELED, "canceled"));
    }
  }

  private BigDecimal worth(Session session) {
    return book.positions().stream()
        .map(held -> held.shares().multiply(tape.closing(held.stock(), session).price()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

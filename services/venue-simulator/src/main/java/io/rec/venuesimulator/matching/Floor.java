package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The markets and what the exchange does to them. */
final class Floor {

  private final RestingOrders resting;
  private final List<Optional<Book>> books = new ArrayList<>();
  private TradingPhase phase = TradingPhase.OPEN;

  Floor(RestingOrders resting) {
    this.resting = resting;
  }

  TradingPhase phase() {
    return phase;
  }

  Optional<Book> book(int market) {
    return market < 0 || market >= books.size() ? Optional.empty() : books.get(market);
  }

  void list(Command.ListMarket listed) {
    while (books.size() <= listed.market()) {
      books.add(Optional.empty());
    }
    Book book = new Book(listed.market(), listed.grid());
    if (books.set(listed.market(), Optional.of(book)).isPresent()) {
      throw new IllegalArgumentException("market " + listed.market() + " is listed already");
    }
  }

  void setActive(Command.SetActive change) {
    Book book = listed(change.market());
    boolean again = change.active() && book.state == Book.State.INACTIVE;
    if (book.state != Book.State.CLOSED) {
      book.state = change.active() ? Book.State.ACTIVE : Book.State.INACTIVE;
    }
    if (again) {
      cancelAll(book, change.at(), CancelReason.HALT);
    }
  }

  void close(Command.CloseMarket close) {
    Book book = listed(close.market());
    cancelAll(book, close.at(), CancelReason.CLOSE);
    book.end();
  }

  /** Orders that asked for it go when trading stops. */
  void setPhase(Command.SetPhase change) {
    boolean stops = phase == TradingPhase.OPEN && change.phase() != TradingPhase.OPEN;
    phase = change.phase();
    if (stops) {
      books.forEach(
          book -> book.ifPresent(open -> open.forEachOrder(order -> halt(order, change.at()))));
    }
  }

  private void halt(Order order, long at) {
    if (order.cancelOnPause) {
      resting.cancel(order, at, CancelReason.HALT);
    }
  }

  private void cancelAll(Book book, long at, CancelReason reason) {
    book.forEachOrder(order -> resting.cancel(order, at, reason));
  }

  private Book listed(int market) {
    return book(market)
        .orElseThrow(() -> new IllegalArgumentException("market " + market + " is not listed"));
  }
}

package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What moves the markets in a step: the public, the makers, and the hour. Under the exchange's
 * lock.
 */
final class Motion {
  private final Listings listings;
  private final Results results;
  private final Floor floor;
  private final Board board;

  Motion(Listings listings, Results results, Floor floor, Board board) {
    this.listings = listings;
    this.results = results;
    this.floor = floor;
    this.board = board;
  }

  /** A step's instants, and the phase in which the makers quote for it. */
  record Step(boolean first, Instant before, Instant now, TradingPhase phase) {
    long at() {
      return now.toEpochMilli();
    }

    /** Whether an instant lies behind this step and not behind the one before. */
    boolean leadsPast(Instant instant) {
      return instant.isAfter(before) && !instant.isAfter(now);
    }
  }

  void move(Step step, ListedEvent event) {
    if (step.leadsPast(event.times().created())) {
      board.created(event, step.at());
    }
    if (event.times().status(step.before()) != MarketStatus.FINALIZED) {
      floor.phase(step.phase(), step.at());
      event.markets().forEach(market -> floor.list(market, step.at()));
      trade(step, event);
      for (ListedMarket market : event.markets()) {
        floor.pit(market).ifPresent(pit -> quoteOrClose(pit, step));
      }
      publish(Optional.empty(), step.at());
    }
  }

  /** What the public did since the last step, each with the makers as they stood then. */
  private void trade(Step step, ListedEvent event) {
    Tape tape = board.tape(event);
    if (step.first()) {
      tape.catchUp(step.at());
    }
    for (Trade wanted : tape.due(step.at())) {
      Optional<Pit> pit = floor.pit(wanted.market());
      boolean late = wanted.epochMillis() < step.at() - Board.OLDEST_MILLIS;
      if (late || pit.isEmpty()) {
        board.happened(event, wanted);
      } else {
        publish(Optional.empty(), step.at());
        quote(pit.get(), wanted, step.at());
        floor.take(pit.get(), wanted, step.at());
        publish(Optional.of(wanted), step.at());
      }
    }
  }

  private void quoteOrClose(Pit pit, Step step) {
    if (pit.market().times().close().isAfter(step.now())) {
      quote(pit, step.now(), step.at());
    } else {
      floor.close(pit, step.at());
    }
  }

  private void quote(Pit pit, Trade wanted, long at) {
    if (!board.inactive(pit.market())) {
      Book book = Quoting.book(pit.market(), wanted.epochMillis());
      floor.quote(pit, book.withAtLeast(wanted.maker(), wanted.makerCents(), wanted.count()), at);
    }
  }

  /** The makers quote as of an instant what the public left of it. */
  void quote(Pit pit, Instant now, long at) {
    ListedMarket market = pit.market();
    Book book = Book.EMPTY;
    if (!board.inactive(market)) {
      book = Quoting.book(market, now.toEpochMilli());
      for (Trade trade : board.tape(listings.event(market)).recent()) {
        if (trade.market().equals(market)) {
          book = book.without(trade.maker(), trade.makerCents(), trade.count());
        }
      }
    }
    floor.quote(pit, book, at);
  }

  /** Turning points, and the money that goes with the last one. */
  void end(Step step) {
    for (Pit pit : List.copyOf(floor.pits())) {
      ListedMarket market = pit.market();
      if (step.leadsPast(market.times().determined())) {
        board.tell(market, Turn.DETERMINED, market.times().determined().toEpochMilli());
      }
      if (!market.times().finalized().isAfter(step.now())) {
        long at = market.times().finalized().toEpochMilli();
        floor.close(pit, at);
        publish(Optional.empty(), at);
        floor.settle(pit, results.winner(market) == Leg.YES, at);
        board.tell(market, Turn.SETTLED, at);
      }
    }
  }

  private void publish(Optional<Trade> wanted, long at) {
    board.publish(floor, Optional.empty(), wanted, at);
  }
}

package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.util.Optional;

/** What is wrong with a request before the book is looked at. */
final class Admission {

  /** A thousand million contracts: far above any order, far below where products overflow. */
  static final long MOST = 100_000_000_000L;

  private final Floor floor;
  private final Groups groups;

  Admission(Floor floor, Groups groups) {
    this.floor = floor;
    this.groups = groups;
  }

  Optional<Refusal> place(Command.Place asked) {
    Optional<Refusal> refusal =
        trades(asked.market(), Refusal.MARKET_NOT_FOUND)
            .or(() -> terms(asked.market(), asked.price(), asked.count()));
    if (refusal.isPresent()) {
      return refusal;
    }
    if (asked.reduceOnly() && asked.timeInForce() != TimeInForce.IMMEDIATE_OR_CANCEL) {
      return Optional.of(Refusal.REDUCE_ONLY_WITHOUT_IOC);
    }
    if (asked.expiresAt() != Command.NONE
        && asked.timeInForce() != TimeInForce.GOOD_TILL_CANCELED) {
      return Optional.of(Refusal.EXPIRY_WITHOUT_GTC);
    }
    return expiry(asked.expiresAt(), asked.at()).or(() -> group(asked));
  }

  Optional<Refusal> amend(Order order, Command.Amend asked) {
    if (asked.side() != order.side) {
      return Optional.of(Refusal.OTHER_SIDE);
    }
    return terms(asked.market(), asked.price(), asked.count() - order.filled)
        .or(() -> expiry(asked.expiresAt(), asked.at()));
  }

  /** For what may trade. */
  Optional<Refusal> trades(int market, Refusal unknown) {
    Optional<Book> book = floor.book(market);
    if (book.isEmpty()) {
      return Optional.of(unknown);
    }
    if (book.get().state != Book.State.ACTIVE) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    return switch (floor.phase()) {
      case OPEN -> Optional.empty();
      case TRADING_PAUSED -> Optional.of(Refusal.TRADING_PAUSED);
      case EXCHANGE_PAUSED -> Optional.of(Refusal.EXCHANGE_PAUSED);
    };
  }

  /** For what only takes size away; a plain cancel passes in the weekly pause, too. */
  Optional<Refusal> shrinks(int market, boolean cancels) {
    Optional<Book> book = floor.book(market);
    if (book.isEmpty()) {
      return Optional.of(Refusal.ORDER_NOT_FOUND);
    }
    if (book.get().state == Book.State.CLOSED) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    if (floor.phase() == TradingPhase.TRADING_PAUSED && !cancels) {
      return Optional.of(Refusal.TRADING_PAUSED);
    }
    return writes();
  }

  /** For order groups: what cancels passes in the weekly pause. */
  Optional<Refusal> groups(boolean cancels) {
    return floor.phase() == TradingPhase.TRADING_PAUSED && !cancels
        ? Optional.of(Refusal.TRADING_PAUSED)
        : writes();
  }

  Optional<Refusal> writes() {
    return floor.phase() == TradingPhase.EXCHANGE_PAUSED
        ? Optional.of(Refusal.EXCHANGE_PAUSED)
        : Optional.empty();
  }

  private Optional<Refusal> terms(int market, int price, long count) {
    if (!floor.book(market).orElseThrow().grid.allows(price)) {
      return Optional.of(Refusal.INVALID_PRICE);
    }
    return count <= 0 || count > MOST ? Optional.of(Refusal.INVALID_COUNT) : Optional.empty();
  }

  private static Optional<Refusal> expiry(long expiresAt, long now) {
    return expiresAt > 0 && expiresAt <= now
        ? Optional.of(Refusal.EXPIRY_IN_THE_PAST)
        : Optional.empty();
  }

  private Optional<Refusal> group(Command.Place asked) {
    if (asked.group() == Command.NONE) {
      return Optional.empty();
    }
    Group group = groups.find(asked.group(), asked.member());
    if (group == null) {
      return Optional.of(Refusal.GROUP_NOT_FOUND);
    }
    return group.triggered ? Optional.of(Refusal.GROUP_TRIGGERED) : Optional.empty();
  }
}

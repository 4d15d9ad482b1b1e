package io.rec.domain.trade;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Where a trade stands. Every state has an answer to every event. */
public sealed interface TradeState {

  TradeState NONE = new NoTrade();

  /** The answer to an event. */
  default Step on(TradeEvent event) {
    return switch (this) {
      case NoTrade state -> Beginning.answer(state, event);
      case Pending state -> Entering.answer(state, event);
      case Failed state -> Doubting.answer(state, event);
      case Deleted state -> Ended.answer(state, event);
      case Open state -> Holding.answer(state, event);
      case Closing state -> Leaving.answer(state, event);
      case Expired state -> Settling.answer(state, event);
      case Closed state -> Ended.answer(state, event);
    };
  }

  /** The word for it; empty where there is no trade. */
  Optional<TradeStatus> status();

  /** Its orders; empty where there is no trade. */
  Optional<TradeOrders> books();

  /** The orders that the venue must be asked about, at every start too. */
  default List<ClientOrderId> unfinished() {
    return books().stream()
        .flatMap(orders -> orders.unfinished().stream())
        .map(TradeOrder::id)
        .toList();
  }

  /** Nothing was asked for. */
  record NoTrade() implements TradeState {
    @Override
    public Optional<TradeStatus> status() {
      return Optional.empty();
    }

    @Override
    public Optional<TradeOrders> books() {
      return Optional.empty();
    }
  }

  /** A trade that was asked for. */
  sealed interface Existing extends TradeState {
    TradeOrders orders();

    TradeStatus word();

    @Override
    default Optional<TradeStatus> status() {
      return Optional.of(word());
    }

    @Override
    default Optional<TradeOrders> books() {
      return Optional.of(orders());
    }
  }

  /** The order is on its way. */
  record Pending(TradeOrders orders) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.PENDING;
    }
  }

  /** The venue holds the position for us. */
  record Open(TradeOrders orders) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.OPEN;
    }
  }

  /** A way out was asked for. */
  record Closing(TradeOrders orders) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.CLOSING;
    }
  }

  /**
   * The hour ended; the venue will pay.
   *
   * @param symbolClose the price at the hour, if it was known
   */
  record Expired(TradeOrders orders, Optional<BigDecimal> symbolClose) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.EXPIRED;
    }
  }

  /** Sold or paid. */
  record Closed(TradeOrders orders, Result result) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.CLOSED;
    }
  }

  /** The order failed, or its outcome is unknown. */
  record Failed(TradeOrders orders, String message) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.ERROR;
    }

    /** Whether something may have been bought: such a trade blocks another entry. */
    public boolean isOutcomeUnknown() {
      return !orders.entry().isFinal();
    }
  }

  /** Nothing was bought. */
  record Deleted(TradeOrders orders, String reason) implements Existing {
    @Override
    public TradeStatus word() {
      return TradeStatus.DELETED;
    }
  }
}

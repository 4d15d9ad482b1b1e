package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What can happen to a trade. */
public sealed interface TradeEvent {

  /** The word in the timeline. */
  String word();

  /**
   * Somebody wants it.
   *
   * @param at when its order is stored, to be sent at once
   */
  record OpenTicket(Ticket ticket, Instant at) implements TradeEvent {
    @Override
    public String word() {
      return "open_ticket";
    }
  }

  /**
   * Somebody wants out.
   *
   * @param attempt which close order of the trade this is to be, from 1: a repeated request names
   *     one that was made and does nothing
   * @param keep what is to be left; none for all out
   * @param atLeast the least to take for a contract
   * @param at when its order is stored, to be sent at once
   */
  record CloseTicket(int attempt, CloseMethod method, Contracts keep, Price atLeast, Instant at)
      implements TradeEvent {

    /** Of all that is held. */
    public CloseTicket(int attempt, CloseMethod method, Price atLeast, Instant at) {
      this(attempt, method, Contracts.NONE, atLeast, at);
    }

    @Override
    public String word() {
      return "close_ticket";
    }
  }

  /** The clock reached the full hour. */
  record HourEnds(Instant at, Optional<BigDecimal> symbolPrice) implements TradeEvent {
    @Override
    public String word() {
      return "hour_ends";
    }
  }

  /** The market paid. */
  record SettlementFound(String ticker, Side winner, Instant at) implements TradeEvent {
    @Override
    public String word() {
      return "settlement_found";
    }
  }

  /** News of one order. */
  sealed interface OrderNews extends TradeEvent {
    ClientOrderId order();
  }

  /** The venue has it. */
  record OrderAccepted(ClientOrderId order, String venueId) implements OrderNews {
    @Override
    public String word() {
      return "executor_accepted";
    }
  }

  /** It did not go through, or nobody knows. */
  record OrderFailed(ClientOrderId order, Failure failure) implements OrderNews {
    @Override
    public String word() {
      return "executor_error";
    }
  }

  /**
   * The venue was asked and showed no such order. One that is underway is not shown either: only a
   * question that was asked late enough proves anything.
   *
   * @param at when the venue was asked
   */
  record OrderNotFound(ClientOrderId order, Instant at) implements OrderNews {
    @Override
    public String word() {
      return "order_not_found";
    }
  }

  /** So much of it is filled; there may be more. */
  record OrderFilled(ClientOrderId order, Execution execution) implements OrderNews {
    @Override
    public String word() {
      return "order_filled";
    }
  }

  /** So much of it was filled and nothing more will be: the venue's last word. */
  record OrderDone(ClientOrderId order, Execution execution) implements OrderNews {
    @Override
    public String word() {
      return "order_done";
    }
  }
}

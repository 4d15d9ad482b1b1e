package io.rec.venues.kalshi.order;

import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.Reply;
import java.time.Duration;

/**
 * Sends, amends and cancels orders; each call once. The tokens of the calls are paid for
 * beforehand, see {@link #CREATE_TOKENS}.
 */
public final class KalshiOrders {

  /** What making an order costs of the account's write budget. */
  public static final int CREATE_TOKENS = 10;

  /** What amending one costs. */
  public static final int AMEND_TOKENS = 10;

  /** What cancelling one costs. */
  public static final int CANCEL_TOKENS = 2;

  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERRORS = 500;

  /** The exchange gave up waiting for the request; a proxy may say it of one that it passed on. */
  private static final int REQUEST_TIMEOUT = 408;

  private final KalshiRest rest;

  public KalshiOrders(KalshiRest rest) {
    this.rest = rest;
  }

  public Placement create(NewOrder order, Duration deadline) throws InterruptedException {
    return placement(rest.ask(OrderWrites.create(order), deadline));
  }

  /** Changes price and count of an order that rests. */
  public Amending amend(Amendment wanted, Duration deadline) throws InterruptedException {
    return amending(rest.ask(OrderWrites.amend(wanted), deadline));
  }

  /** The market's ticker spares the exchange a search; the order is found without it as well. */
  public Cancelling cancel(String orderId, String ticker, Duration deadline)
      throws InterruptedException {
    return cancelling(rest.ask(OrderWrites.cancel(orderId, ticker), deadline));
  }

  private static Placement placement(Reply<Placement.Taken> reply) {
    return switch (reply) {
      case Reply.Answered<Placement.Taken> answered -> answered.value();
      case Reply.Refused<Placement.Taken> refused -> refused(refused);
      case Reply.Limited<Placement.Taken> limited -> new Placement.NotSent(limited.toString());
      case Reply.Silent<Placement.Taken> silent ->
          silent.mayHaveArrived()
              ? new Placement.Unknown(silent.toString())
              : new Placement.NotSent(silent.toString());
    };
  }

  private static Placement refused(Reply.Refused<Placement.Taken> refused) {
    if (refused.code().equals(OrderWrites.SPENT)) {
      return new Placement.Spent(refused.message());
    }
    return leavesOpen(refused.status())
        ? new Placement.Unknown(refused.toString())
        : new Placement.Refused(refused.status(), refused.code(), refused.message());
  }

  private static Amending amending(Reply<Amending.Amended> reply) {
    return switch (reply) {
      case Reply.Answered<Amending.Amended> answered -> answered.value();
      case Reply.Refused<Amending.Amended> refused when refused.status() == NOT_FOUND ->
          new Amending.NotResting(refused.toString());
      case Reply.Refused<Amending.Amended> refused ->
          leavesOpen(refused.status())
              ? new Amending.Unknown(refused.toString())
              : new Amending.Refused(refused.status(), refused.code(), refused.message());
      case Reply.Limited<Amending.Amended> limited -> new Amending.NotSent(limited.toString());
      case Reply.Silent<Amending.Amended> silent ->
          silent.mayHaveArrived()
              ? new Amending.Unknown(silent.toString())
              : new Amending.NotSent(silent.toString());
    };
  }

  private static Cancelling cancelling(Reply<Cancelling.Cancelled> reply) {
    return switch (reply) {
      case Reply.Answered<Cancelling.Cancelled> answered -> answered.value();
      case Reply.Refused<Cancelling.Cancelled> refused when refused.status() == NOT_FOUND ->
          new Cancelling.NotResting();
      case Reply.Refused<Cancelling.Cancelled> refused ->
          leavesOpen(refused.status())
              ? new Cancelling.Unknown(refused.toString())
              : new Cancelling.Refused(refused.status(), refused.toString());
      case Reply.Limited<Cancelling.Cancelled> limited ->
          new Cancelling.Unknown(limited.toString());
      case Reply.Silent<Cancelling.Cancelled> silent -> new Cancelling.Unknown(silent.toString());
    };
  }

  private static boolean leavesOpen(int status) {
    // Below 400 stands what nobody of the exchange says, e.g. a gateway's redirect.
    return status >= SERVER_ERRORS || status == REQUEST_TIMEOUT || status < 400;
  }
}

package io.rec.venues.kalshi.order;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.money.Contracts;
import io.rec.venues.kalshi.Amounts;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

  private static final String PATH = "/portfolio/events/orders";
  private static final String SPENT = "order_already_exists";
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERRORS = 500;

  /** The exchange gave up waiting for the request; a proxy may say it of one that it passed on. */
  private static final int REQUEST_TIMEOUT = 408;

  private final KalshiRest rest;
  private final ObjectMapper json;

  public KalshiOrders(KalshiRest rest, ObjectMapper json) {
    this.rest = rest;
    this.json = json;
  }

  public Placement create(NewOrder order, Duration deadline) throws InterruptedException {
    return placement(
        rest.write("POST", PATH, text(order.body()), deadline).read(KalshiOrders::taken));
  }

  /** Changes price and count of an order that rests. */
  public Amending amend(Amendment wanted, Duration deadline) throws InterruptedException {
    String path = PATH + "/" + encoded(wanted.orderId()) + "/amend";
    return amending(
        rest.write("POST", path, text(wanted.body()), deadline).read(KalshiOrders::amended));
  }

  /** The market's ticker spares the exchange a search; the order is found without it as well. */
  public Cancelling cancel(String orderId, String ticker, Duration deadline)
      throws InterruptedException {
    String path = PATH + "/" + encoded(orderId) + "?market_ticker=" + encoded(ticker);
    return cancelling(rest.write("DELETE", path, "", deadline).read(KalshiOrders::cancelled));
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
    if (refused.code().equals(SPENT)) {
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

  private static Placement.Taken taken(Fields answer) throws MalformedMessage {
    Contracts filled = Amounts.count(answer, "fill_count");
    Optional<BigDecimal> price = answer.optionalDecimal("average_fill_price");
    Optional<BigDecimal> fee = answer.optionalDecimal("average_fee_paid");
    return new Placement.Taken(
        answer.text("order_id"),
        answer.textOr("client_order_id", ""),
        filled,
        Amounts.count(answer, "remaining_count"),
        price.map(dollars -> new Placement.Average(dollars, fee.orElse(BigDecimal.ZERO))),
        answer.unixMillis("ts_ms"));
  }

  private static Amending.Amended amended(Fields answer) throws MalformedMessage {
    return new Amending.Amended(
        answer.text("order_id"),
        optionalCount(answer, "fill_count"),
        optionalCount(answer, "remaining_count"));
  }

  private static Optional<Contracts> optionalCount(Fields answer, String name)
      throws MalformedMessage {
    return answer.has(name) ? Optional.of(Amounts.count(answer, name)) : Optional.empty();
  }

  private static Cancelling.Cancelled cancelled(Fields answer) throws MalformedMessage {
    return new Cancelling.Cancelled(answer.text("order_id"), Amounts.count(answer, "reduced_by"));
  }

  private String text(Map<String, Object> body) {
    try {
      return json.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

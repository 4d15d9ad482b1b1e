package io.rec.venues.kalshi.order;

import io.rec.domain.money.Contracts;
import io.rec.venues.kalshi.Amounts;
import io.rec.venues.kalshi.KalshiCall;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The calls that make, amend and cancel orders, and how the answers read. */
public final class OrderWrites {

  /** The code of a refusal for a client id that was used before. */
  public static final String SPENT = "order_already_exists";

  private static final String PATH = "/portfolio/events/orders";

  private OrderWrites() {}

  public static KalshiCall<Placement.Taken> create(NewOrder order) {
    return KalshiCall.write("POST", PATH, order.body(), OrderWrites::taken);
  }

  static KalshiCall<Amending.Amended> amend(Amendment wanted) {
    String path = PATH + "/" + encoded(wanted.orderId()) + "/amend";
    return KalshiCall.write("POST", path, wanted.body(), OrderWrites::amended);
  }

  public static KalshiCall<Cancelling.Cancelled> cancel(String orderId) {
    return cancelAt(PATH + "/" + encoded(orderId));
  }

  /** The market's ticker spares the exchange a search; the order is found without it as well. */
  static KalshiCall<Cancelling.Cancelled> cancel(String orderId, String ticker) {
    return cancelAt(PATH + "/" + encoded(orderId) + "?market_ticker=" + encoded(ticker));
  }

  private static KalshiCall<Cancelling.Cancelled> cancelAt(String path) {
    return KalshiCall.write("DELETE", path, Map.of(), OrderWrites::cancelled);
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

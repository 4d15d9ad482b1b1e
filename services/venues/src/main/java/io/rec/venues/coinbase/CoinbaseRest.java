package io.rec.venues.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.rest.CallFigures;
import io.rec.venues.rest.CallLimit;
import io.rec.venues.rest.HttpAnswer;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.VenueCalls;
import io.rec.venues.wire.Decimals;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The public calls that fill what the feed missed. */
public final class CoinbaseRest {

  public static final List<CallLimit> LIMITS = List.of(new CallLimit(1000, Duration.ofMinutes(1)));

  /** The venue answers no more rows in one call. */
  public static final int MOST_CANDLES = 300;

  private static final int COLUMNS = 6;

  private final VenueCalls calls;
  private final ObjectMapper json;

  public CoinbaseRest(VenueCalls calls, ObjectMapper json) {
    this.calls = calls;
    this.json = json;
  }

  public CallFigures figures() {
    return calls.figures();
  }

  /** The last trade. */
  public Reply<PriceTick> ticker(String productId, Duration deadline) throws InterruptedException {
    return get("/products/%s/ticker".formatted(productId), deadline)
        .read(answer -> tick(productId, Fields.parse(json, answer.body())));
  }

  /**
   * Oldest first, at most 300. Stretches without a trade are absent. The granularity is one of 60,
   * 300, 900, 3600, 21600 and 86400 seconds.
   */
  public Reply<List<Candle>> candles(
      String productId, Duration granularity, Instant from, Instant to, Duration deadline)
      throws InterruptedException {
    String path =
        "/products/%s/candles?granularity=%d&start=%s&end=%s"
            .formatted(productId, granularity.toSeconds(), from, to);
    return get(path, deadline).read(answer -> candles(Fields.rows(json, answer.body())));
  }

  private Reply<HttpAnswer> get(String path, Duration deadline) throws InterruptedException {
    Reply<HttpAnswer> reply = calls.get(path, Map::of, deadline);
    if (reply instanceof Reply.Answered<HttpAnswer>(HttpAnswer answer, Duration took)
        && !answer.succeeded()) {
      return new Reply.Refused<>(
          answer.status(), "", reason(answer.body()), took, answer.retryAfter());
    }
    return reply;
  }

  private String reason(String body) {
    try {
      return Fields.parse(json, body).textOr("message", "");
    } catch (MalformedMessage notJson) {
      // A gateway in front of the venue answers HTML; the status tells enough.
      return "";
    }
  }

  private static PriceTick tick(String productId, Fields ticker) throws MalformedMessage {
    try {
      return new PriceTick(productId, ticker.decimal("price"), ticker.time("time"));
    } catch (IllegalArgumentException unusable) {
      throw new MalformedMessage(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Rows of time, low, high, open, close, volume: in this order, newest first. */
  private static List<Candle> candles(List<List<String>> rows) throws MalformedMessage {
    List<Candle> candles = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() < COLUMNS) {
        throw new MalformedMessage("a candle with %d columns".formatted(row.size()));
      }
      candles.add(candle(row));
    }
    return List.copyOf(candles.reversed());
  }

  private static Candle candle(List<String> row) throws MalformedMessage {
    try {
      return new Candle(
          Instant.ofEpochSecond(Decimals.read("time", row.get(0)).longValueExact()),
          Decimals.read("low", row.get(1)),
          Decimals.read("high", row.get(2)),
          Decimals.read("open", row.get(3)),
          Decimals.read("close", row.get(4)),
          Decimals.read("volume", row.get(5)));
    } catch (IllegalArgumentException | ArithmeticException unusable) {
      throw new MalformedMessage(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}

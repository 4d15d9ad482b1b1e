package io.rec.venues.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.rest.CallFigures;
import io.rec.venues.rest.CallLimit;
import io.rec.venues.rest.HttpAnswer;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.VenueCalls;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The public calls that fill what the feed missed. */
public final class CoinbaseRest {

  public static final List<CallLimit> LIMITS = List.of(new CallLimit(1000, Duration.ofMinutes(1)));

  /** The venue answers no more rows in one call. */
  public static final int MOST_CANDLES = 300;

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
    return ask(CoinbaseCall.ticker(productId), deadline).read(Ticker::last);
  }

  /**
   * Oldest first, at most 300. Stretches without a trade are absent. The granularity is one of 60,
   * 300, 900, 3600, 21600 and 86400 seconds.
   */
  public Reply<List<Candle>> candles(
      String productId, Duration granularity, Instant from, Instant to, Duration deadline)
      throws InterruptedException {
    return ask(CoinbaseCall.candles(productId, granularity, from, to), deadline);
  }

  private <T> Reply<T> ask(CoinbaseCall<T> call, Duration deadline) throws InterruptedException {
    Reply<HttpAnswer> reply = calls.get(call.path(), Map::of, deadline);
    if (reply instanceof Reply.Answered<HttpAnswer>(HttpAnswer answer, Duration took)
        && !answer.succeeded()) {
      return new Reply.Refused<>(
          answer.status(), "", reason(answer.body()), took, answer.retryAfter());
    }
    return reply.read(answer -> call.reading().read(json, answer.body()));
  }

  private String reason(String body) {
    try {
      return Fields.parse(json, body).textOr("message", "");
    } catch (MalformedMessage notJson) {
      // A gateway in front of the venue answers HTML; the status tells enough.
      return "";
    }
  }
}

package io.rec.venues.kalshi;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.Skew;
import io.rec.venues.rest.CallFigures;
import io.rec.venues.rest.HttpAnswer;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.VenueCalls;
import io.rec.venues.rest.VenueRequest;
import io.rec.venues.wire.Fields;
import java.time.Duration;

/** Calls the exchange and reads its answers and its four shapes of refusal. */
public final class KalshiRest {

  /** The code of a refusal for when a call was signed: the clocks differ, the key is as good. */
  public static final String LATE_STAMP = "header_timestamp_expired";

  private final VenueCalls calls;
  private final CallSigner signer;
  private final ObjectMapper json;
  private final Refusals refusals;

  /** The root of the calls is the venue's without {@code /trade-api/v2}. */
  public KalshiRest(VenueCalls calls, CallSigner signer, ObjectMapper json) {
    this.calls = calls;
    this.signer = signer;
    this.json = json;
    this.refusals = new Refusals(json);
  }

  /** During an outage, too: the exchange sends its status with 503 then. */
  public Reply<ExchangeStatus> exchangeStatus(Duration deadline) throws InterruptedException {
    Reply<HttpAnswer> reply = send(ExchangeStatus.CALL, deadline);
    if (reply instanceof Reply.Answered<HttpAnswer>(HttpAnswer answer, Duration took)
        && answer.body().contains("\"exchange_active\"")) {
      return new Reply.Answered<>(answer.body(), took)
          .read(body -> ExchangeStatus.CALL.read(json, body));
    }
    return read(ExchangeStatus.CALL, reply);
  }

  public Reply<AccountBalance> balance(Duration deadline) throws InterruptedException {
    return ask(AccountBalance.CALL, deadline);
  }

  /** The answer's fields; the path begins after {@code /trade-api/v2} and may have a query. */
  public Reply<Fields> fields(String pathAndQuery, Duration deadline) throws InterruptedException {
    return ask(KalshiCall.get(pathAndQuery, fields -> fields), deadline);
  }

  /** Sent once, whatever comes of it. */
  public <T> Reply<T> ask(KalshiCall<T> call, Duration deadline) throws InterruptedException {
    return read(call, send(call, deadline));
  }

  public CallFigures figures() {
    return calls.figures();
  }

  /** By the Date of the answers. */
  public Skew skew() {
    return calls.skew().skew();
  }

  /** Whether a few more answers are needed to tell whether a clock was set. */
  public boolean clockMayHaveMoved() {
    return calls.skew().mayHaveMoved();
  }

  private Reply<HttpAnswer> send(KalshiCall<?> call, Duration deadline)
      throws InterruptedException {
    return calls.send(
        new VenueRequest(call.method(), call.path(), call.bodyText(json), call.tokens()),
        () -> signer.headers(call.method(), call.path()),
        deadline);
  }

  private <T> Reply<T> read(KalshiCall<T> call, Reply<HttpAnswer> reply) {
    if (reply instanceof Reply.Answered<HttpAnswer>(HttpAnswer answer, Duration took)
        && !answer.succeeded()) {
      return refusals.read(answer, took);
    }
    return reply.read(answer -> call.read(json, answer.body()));
  }
}

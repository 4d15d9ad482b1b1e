package io.rec.venues.kalshi;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.Skew;
import io.rec.venues.rest.CallFigures;
import io.rec.venues.rest.HttpAnswer;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.VenueCalls;
import io.rec.venues.rest.VenueRequest;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the exchange and reads its answers and its four shapes of refusal. */
public final class KalshiRest {

  /** The code of a refusal for when a call was signed: the clocks differ, the key is as good. */
  public static final String LATE_STAMP = "header_timestamp_expired";

  private static final String ROOT = "/trade-api/v2";

  /** Of a call that the exchange does not price otherwise. */
  private static final int USUAL_TOKENS = 10;

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

  public Reply<ExchangeStatus> exchangeStatus(Duration deadline) throws InterruptedException {
    return get("/exchange/status", ExchangeStatus.class, deadline);
  }

  public Reply<AccountBalance> balance(Duration deadline) throws InterruptedException {
    return fields("/portfolio/balance", deadline).read(AccountBalance::read);
  }

  /** The answer's fields; the path begins after {@code /trade-api/v2} and may have a query. */
  public Reply<Fields> fields(String pathAndQuery, Duration deadline) throws InterruptedException {
    return fields(pathAndQuery, USUAL_TOKENS, deadline);
  }

  /** The same of a call with a price of its own. */
  public Reply<Fields> fields(String pathAndQuery, int tokens, Duration deadline)
      throws InterruptedException {
    return read(send("GET", pathAndQuery, "", tokens, deadline), false, this::parsed);
  }

  /**
   * A call that changes something. It was paid for before, because whoever orders must know that
   * his turn has come before he decides; an answer without a body has no fields.
   *
   * @param body JSON, or empty for none
   */
  public Reply<Fields> write(String method, String pathAndQuery, String body, Duration deadline)
      throws InterruptedException {
    return read(send(method, pathAndQuery, body, 0, deadline), false, this::parsed);
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

  private <T> Reply<T> get(String path, Class<T> type, Duration deadline)
      throws InterruptedException {
    return read(
        send("GET", path, "", USUAL_TOKENS, deadline),
        type == ExchangeStatus.class,
        body -> value(body, type));
  }

  private Reply<HttpAnswer> send(
      String method, String pathAndQuery, String body, int tokens, Duration deadline)
      throws InterruptedException {
    String path = ROOT + pathAndQuery;
    return calls.send(
        new VenueRequest(method, path, body, tokens), () -> signer.headers(method, path), deadline);
  }

  private Fields parsed(String body) throws MalformedMessage {
    return Fields.parse(json, body.isBlank() ? "{}" : body);
  }

  private <T> Reply<T> read(
      Reply<HttpAnswer> reply, boolean status, Reply.Reading<String, T> reading) {
    if (reply instanceof Reply.Answered<HttpAnswer>(HttpAnswer answer, Duration took)) {
      // During an outage the exchange sends its status with 503: the body says more than the
      // number.
      boolean statusInOutage = status && answer.body().contains("\"exchange_active\"");
      if (!answer.succeeded() && !statusInOutage) {
        return refusals.read(answer, took);
      }
    }
    return reply.read(answer -> reading.read(answer.body()));
  }

  private <T> T value(String body, Class<T> type) throws MalformedMessage {
    try {
      @Nullable T value = json.readValue(body, type);
      if (value == null) {
        throw new MalformedMessage("an empty body");
      }
      return value;
    } catch (IOException unreadable) {
      throw new MalformedMessage(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }
}

package io.rec.kalshiaccountsync.reading;

import io.micronaut.serde.ObjectMapper;
import io.rec.kalshiaccountsync.alert.Admission;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.kalshi.CredentialsUnusable;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.CallFigures;
import io.rec.venues.rest.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exchange as far as it is called, with the account's key. */
@Singleton
public final class Exchange {

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final HttpClient client = VenueHttp.client();
  private final KalshiAccount account;
  private final Admission admission;
  private final KalshiRest rest;

  Exchange(KalshiAccount account, Admission admission, ObjectMapper json, Clock clock) {
    this.account = account;
    this.admission = admission;
    this.rest =
        new KalshiRest(
            KalshiCalls.of(
                client,
                () -> account.venue().rest(),
                "account",
                Backoff.STREAM.waits(RandomGenerator.getDefault()),
                clock),
            account,
            json);
  }

  public void loadCredentials() throws NotYet, IOException {
    try {
      LOG.atInfo().addKeyValue("signer", account.load()).log("exchange credentials");
    } catch (CredentialsUnusable unusable) {
      throw new NotYet(
          "exchange credentials",
          Reason.CREDENTIALS_REFUSED,
          String.valueOf(unusable.getMessage()));
    }
  }

  /** Succeeds when the exchange has answered a call about the account. */
  public void authenticate() throws NotYet, InterruptedException {
    Reply<AccountBalance> reply = answers().balance();
    if (reply instanceof Reply.Answered<AccountBalance>) {
      answered();
      return;
    }
    unanswered(reply);
    throw new NotYet(
        "exchange",
        isOfTheKey(reply) ? Reason.CREDENTIALS_REFUSED : Reason.DEPENDENCY_NOT_READY,
        reply.toString());
  }

  public CallFigures figures() {
    return rest.figures();
  }

  Answers answers() {
    return new Answers(rest, DEADLINE);
  }

  /** A call about the account was answered. */
  void answered() {
    admission.ofCalls("");
  }

  /** A call was not; a refused key is read anew, because it may have been exchanged. */
  void unanswered(Reply<?> reply) {
    if (isOfTheKey(reply)) {
      admission.ofCalls("a call was " + reply);
      try {
        account.load();
      } catch (IOException | CredentialsUnusable unusable) {
        LOG.warn("the exchange's key cannot be read: {}", unusable.getMessage());
      }
    }
  }

  /** Clocks that differ are refused with the same status, and are told of by who compares them. */
  private static boolean isOfTheKey(Reply<?> reply) {
    return reply instanceof Reply.Refused<?> refused
        && refused.credentials()
        && !refused.code().equals(KalshiRest.LATE_STAMP);
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}

package io.rec.tradeexecutor.amend;

import io.rec.platform.telemetry.NamedSpans;
import io.rec.tradeexecutor.exchange.CredentialAlert;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.tradeexecutor.exchange.Tokens;
import io.rec.tradeexecutor.settings.ExecutorSettings;
import io.rec.venues.kalshi.order.Amending;
import io.rec.venues.kalshi.order.Amendment;
import io.rec.venues.kalshi.order.KalshiOrders;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * One call to the exchange; a refused signature is tried once more when the key or the clock was
 * the reason.
 */
@Singleton
final class AmendCall {

  /** How old a decision may get by waiting for the limit. */
  private static final Duration HOLD = Duration.ofMillis(200);

  private final ExchangeAccess exchange;
  private final Tokens tokens;
  private final CredentialAlert alert;
  private final AmendFigures figures;
  private final ExecutorSettings settings;
  private final NamedSpans spans;

  AmendCall(
      ExchangeAccess exchange,
      Tokens tokens,
      CredentialAlert alert,
      AmendFigures figures,
      ExecutorSettings settings,
      NamedSpans spans) {
    this.exchange = exchange;
    this.tokens = tokens;
    this.alert = alert;
    this.figures = figures;
    this.settings = settings;
    this.spans = spans;
  }

  Amending of(Amendment wanted) throws InterruptedException {
    int signedAs = exchange.signing();
    Amending result = once(wanted);
    if (result instanceof Amending.Refused refused && refused.credentials()) {
      if (exchange.recovers(refused.code(), signedAs)) {
        result = once(wanted);
      }
      if (result instanceof Amending.Refused still && still.credentials()) {
        alert.refused(still.reason());
      }
    }
    if (result instanceof Amending.Amended) {
      alert.accepted();
    }
    return result;
  }

  private Amending once(Amendment wanted) throws InterruptedException {
    if (!tokens.awaitWrite(KalshiOrders.AMEND_TOKENS, HOLD)) {
      return new Amending.NotSent("the account's write limit is used up");
    }
    long began = System.nanoTime();
    Amending result =
        spans
            .next("amend order")
            .asking("kalshi")
            .with("recio.order_id", wanted.orderId())
            .make(() -> exchange.orders().amend(wanted, settings.sendDeadline()));
    figures.exchanged(began);
    return result;
  }
}

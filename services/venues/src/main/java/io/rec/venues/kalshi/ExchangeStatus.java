package io.rec.venues.kalshi;

import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;

/** {@code GET /exchange/status}. */
public record ExchangeStatus(boolean exchangeActive, boolean tradingActive) {

  public static final KalshiCall<ExchangeStatus> CALL =
      KalshiCall.get("/exchange/status", ExchangeStatus::read);

  private static ExchangeStatus read(Fields answer) throws MalformedMessage {
    return new ExchangeStatus(answer.flag("exchange_active"), answer.flag("trading_active"));
  }
}

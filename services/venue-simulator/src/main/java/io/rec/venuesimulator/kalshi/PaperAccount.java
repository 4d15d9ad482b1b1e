package io.rec.venuesimulator.kalshi;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one paper account. It holds the cash it was opened with: no order is taken yet. */
@Singleton
public final class PaperAccount {

  private static final Logger LOG = LoggerFactory.getLogger(PaperAccount.class);
  private static final int CENTS = 2;
  private static final int DOLLAR_DECIMALS = 4;

  private final Clock clock;
  private final long cashCents;
  private volatile Instant changedAt = Instant.EPOCH;

  PaperAccount(AccountSettings settings, Clock clock) {
    this.cashCents = settings.startingCashCents();
    this.clock = clock;
  }

  public void open() {
    changedAt = clock.instant();
    log();
  }

  public void log() {
    LOG.atInfo().addKeyValue("cash_cents", cashCents).log("paper account");
  }

  KalshiWire.Balance balance() {
    return new KalshiWire.Balance(
        cashCents,
        BigDecimal.valueOf(cashCents, CENTS).setScale(DOLLAR_DECIMALS).toPlainString(),
        0,
        changedAt.getEpochSecond());
  }
}

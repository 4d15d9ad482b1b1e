package io.rec.mainapp.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.risk.AtStake;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Roles;
import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.role.VenueSelection;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's cards. */
@Singleton
public final class Accounts {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Funds funds;
  private final TradingControls controls;
  private final VenueSelection venue;
  private final Roles roles;
  private final Clock clock;

  Accounts(Funds funds, TradingControls controls, VenueSelection venue, Roles roles, Clock clock) {
    this.funds = funds;
    this.controls = controls;
    this.venue = venue;
    this.roles = roles;
    this.clock = clock;
  }

  /** The part of the account sync's answer that no table has. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Stream(@Nullable Boolean streamLive) {}

  /** As of the newest balance; of now while none was ever read. */
  public Dated<Account> now() throws SQLException, InterruptedException {
    Funds.Standing standing = funds.of("", "");
    Optional<Funds.Balance> balance = standing.balance();
    AtStake stake = standing.atStake();
    return new Dated<>(
        new Account(
            word(),
            balance.map(known -> printed(known.dollars())).orElse(null),
            balance.map(known -> printed(known.available())).orElse(null),
            balance.map(Funds.Balance::portfolio).map(Accounts::printed).orElse(null),
            stake.exposure().printed(2),
            stake.resultToday().printed(2),
            stake.openTrades(),
            balance.map(Funds.Balance::asOf).orElse(null),
            streamLive(),
            controls.current().map(control -> uses(control.riskLimits(), stake)).orElse(List.of())),
        balance.map(Funds.Balance::asOf).orElseGet(clock::instant));
  }

  private String word() {
    boolean real =
        !venue.broker().equals(VenueSelection.SIMULATOR)
            && venue.brokerEnvironment().equals("Production");
    return real ? "prod" : "demo";
  }

  private @Nullable Boolean streamLive() throws InterruptedException {
    try {
      return roles.read("kalshi-account-sync", "/api/account/balance", Stream.class).streamLive();
    } catch (PeerUnavailable unknown) {
      return null;
    }
  }

  private static List<LimitUse> uses(TradingControl.RiskLimits limits, AtStake stake) {
    List<LimitUse> uses = new ArrayList<>();
    uses.add(
        use("exposure", "dollars", stake.exposure().dollars(), cents(limits.maxExposureCents())));
    uses.add(
        use(
            "daily_loss",
            "dollars",
            stake.resultToday().isNegative()
                ? stake.resultToday().negated().dollars()
                : BigDecimal.ZERO,
            cents(limits.maxDailyLossCents())));
    uses.add(
        use(
            "open_trades",
            "trades",
            BigDecimal.valueOf(stake.openTrades()),
            BigDecimal.valueOf(limits.maxOpenTrades())));
    return uses;
  }

  private static LimitUse use(String name, String unit, BigDecimal used, BigDecimal limit) {
    return new LimitUse(
        name,
        unit,
        printed(used),
        printed(limit),
        used.multiply(HUNDRED).divide(limit, 1, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private static BigDecimal printed(BigDecimal dollars) {
    return dollars.setScale(2, RoundingMode.HALF_EVEN);
  }
}

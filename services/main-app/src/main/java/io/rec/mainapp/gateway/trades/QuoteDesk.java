package io.rec.mainapp.gateway.trades;

import io.rec.domain.decision.Decision;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.risk.RiskGate;
import io.rec.mainapp.gateway.Enablement;
import io.rec.mainapp.gateway.account.Funds;
import io.rec.mainapp.gateway.desk.Conditions;
import io.rec.mainapp.signin.Person;
import io.rec.platform.control.TradingControl;
import io.rec.platform.risk.ExplainedDecision;
import io.rec.platform.risk.Limits;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what an order would mean, and gives the token that confirms exactly this order. */
@Singleton
final class QuoteDesk {

  private static final int HIGHEST = 99;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Funds funds;
  private final Conditions conditions;
  private final QuoteTokens tokens;
  private final RoleIdentity identity;
  private final Clock clock;

  QuoteDesk(
      Funds funds, Conditions conditions, QuoteTokens tokens, RoleIdentity identity, Clock clock) {
    this.funds = funds;
    this.conditions = conditions;
    this.tokens = tokens;
    this.identity = identity;
    this.clock = clock;
  }

  /** What is asked for; the limit in cents. */
  record Wanted(TicketOffer offer, int contracts, int limit, int slippage) {

    /** The most that one contract may cost. */
    Price worst() {
      return Price.ofCents(Math.min(HIGHEST, limit + slippage));
    }
  }

  Quote quote(Person person, Wanted wanted) throws SQLException {
    Contracts count = Contracts.of(wanted.contracts());
    Price limit = Price.ofCents(wanted.limit());
    Money cost = limit.times(count);
    Money fee = fee(count, limit);
    Money worst = wanted.worst().times(count).plus(fee(count, wanted.worst()));
    Funds.Standing standing = funds.of(wanted.offer().row().ticker(), wanted.offer().symbol());
    Enablement allowed = allowed(wanted, count, standing);
    Optional<SignedQuote> signed =
        allowed.enabled() ? tokens.sign(bound(person, wanted)) : Optional.empty();
    int ask = wanted.offer().ask().orElse(0);
    @Nullable Double probability = probability(wanted.offer());
    return new Quote(
        signed.map(SignedQuote::token).orElse(null),
        signed.map(SignedQuote::expiresAt).orElse(null),
        identity.mode() == Mode.LIVE,
        allowed,
        order(wanted),
        ask,
        cost.printed(2),
        fee.printed(4),
        worst.printed(2),
        count.payout().minus(cost).minus(fee).printed(2),
        cost.plus(fee)
            .dollars()
            .multiply(HUNDRED)
            .divide(count.number(), 2, RoundingMode.HALF_EVEN),
        probability,
        probability == null ? null : Double.valueOf(Math.rint((probability - ask) * 100) / 100),
        wanted.offer().table().secondsToClose(clock.instant()),
        standing.balance().map(balance -> balance.usable().minus(worst).printed(2)).orElse(null));
  }

  static SignedQuote.Bound bound(Person person, Wanted wanted) {
    return new SignedQuote.Bound(
        person.userId(),
        wanted.offer().row().ticker(),
        wanted.offer().side().word(),
        wanted.contracts(),
        wanted.limit(),
        wanted.slippage(),
        wanted.offer().ask().orElse(0));
  }

  /** The chance of this side in percent. */
  static @Nullable Double probability(TicketOffer offer) {
    if (offer.row().probability().isEmpty()) {
      return null;
    }
    double active = offer.row().probability().getAsDouble();
    return offer.side() == offer.row().activeSide() ? active : 100 - active;
  }

  private Enablement allowed(Wanted wanted, Contracts count, Funds.Standing standing) {
    if (!wanted.offer().allowed().enabled()) {
      return wanted.offer().allowed();
    }
    Optional<TradingControl> control = conditions.control();
    if (control.isEmpty()) {
      return Enablement.refused("LIMITS_KNOWN", "The limits of this desk are not known.");
    }
    Decision risk =
        new RiskGate(Limits.of(control.get()), conditions.killSwitch())
            .entry(standing.atStake(), count, wanted.worst(), fee(count, wanted.worst()));
    return risk.passed()
        ? Enablement.ALLOWED
        : Enablement.refused(
            ExplainedDecision.of(risk).rule().toUpperCase(Locale.ROOT), risk.reason());
  }

  private static QuotedOrder order(Wanted wanted) {
    return new QuotedOrder(
        wanted.offer().row().ticker(),
        wanted.offer().symbol(),
        wanted.offer().row().strike(),
        wanted.offer().side().word(),
        wanted.contracts(),
        wanted.limit(),
        wanted.slippage(),
        "fill_or_kill");
  }

  private static Money fee(Contracts count, Price price) {
    return FeeProfile.CENTICENT_PER_FILL.taker(FeeSchedule.HOURLY, count, price);
  }
}

package io.rec.mainapp.gateway.desk;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.domain.money.Money;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Enablement;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.control.TradingControl;
import io.rec.platform.role.RoleIdentity;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The top bar of every screen. */
@Refuses
@Controller("/api/desk")
@Needs(AccountRole.VIEWER)
final class DeskController {

  /** What this gateway serves; a screen hides what is not in it. */
  private static final List<String> FEATURES =
      List.of("quote", "kill_switch", "preview", "versions", "export", "alerts", "log", "socket");

  private final RoleIdentity identity;
  private final Conditions conditions;
  private final Clock clock;

  DeskController(RoleIdentity identity, Conditions conditions, Clock clock) {
    this.identity = identity;
    this.conditions = conditions;
    this.clock = clock;
  }

  @Get
  Desk desk(@Parameter(hidden = true) Person person) {
    return new Desk(
        identity.system(),
        identity.mode().word(),
        conditions.live(),
        identity.version(),
        new DeskUser(person.userId(), person.name(), person.role().word()),
        "America/New_York",
        identity.symbols(),
        FEATURES,
        person.bypass(),
        canTrade(person),
        conditions.kill().value(),
        conditions
            .control()
            .map(TradingControl::riskLimits)
            .map(DeskController::limits)
            .orElse(null),
        clock.instant());
  }

  private Enablement canTrade(Person person) {
    return person.role().covers(AccountRole.TRADER)
        ? conditions.entries()
        : Enablement.refused("ROLE", "Your account may look and not trade.");
  }

  private static @Nullable Limits limits(TradingControl.RiskLimits limits) {
    return new Limits(
        limits.maxPositionContracts(),
        dollars(limits.maxExposureCents()),
        dollars(limits.maxDailyLossCents()),
        limits.maxOpenTrades(),
        dollars(limits.maxOrderCents()));
  }

  private static BigDecimal dollars(long cents) {
    return Money.ofCents(cents).printed(2);
  }
}

package io.rec.mainapp.gateway.system;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.account.Funds;
import io.rec.mainapp.gateway.desk.Conditions;
import io.rec.mainapp.gateway.system.ByOperator.ModeCheck;
import io.rec.mainapp.signin.Person;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.prices.PricePoint;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.telemetry.RequestId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What people wish of the operator. The gateway has no right to the cluster: it writes down who
 * asked, checks what can be checked, and answers with the commands of somebody who has.
 */
@Singleton
final class OperatorWishes {

  private final RoleIdentity identity;
  private final Conditions conditions;
  private final Funds funds;
  private final LiveMarkets markets;
  private final Deeds deeds;
  private final Clock clock;

  OperatorWishes(
      RoleIdentity identity,
      Conditions conditions,
      Funds funds,
      LiveMarkets markets,
      Deeds deeds,
      Clock clock) {
    this.identity = identity;
    this.conditions = conditions;
    this.funds = funds;
    this.markets = markets;
    this.deeds = deeds;
    this.clock = clock;
  }

  boolean isSystem(String name) {
    return identity.system().equals(name);
  }

  String restartCommand(String component) {
    return "kubectl -n %s rollout restart deployment/%s".formatted(identity.namespace(), component);
  }

  ByOperator restart(Person person, String request, String component, String reason)
      throws SQLException, InterruptedException {
    return deeds.of(
        person,
        "ask_restart",
        request,
        Map.of("component", component, "reason", reason),
        () ->
            problem(
                "/api/system/%s/restart".formatted(component),
                "The cluster restarts components; this command does it.",
                List.of(restartCommand(component)),
                List.of()));
  }

  ByOperator mode(Person person, String request, String mode)
      throws SQLException, InterruptedException {
    String patch =
        "kubectl -n %s patch tradingsystem %s --type merge -p '{\"spec\":{\"mode\":\"%s\"}}'"
            .formatted(identity.namespace(), identity.system(), mode);
    return deeds.of(
        person,
        "ask_mode",
        request,
        Map.of("mode", mode),
        () ->
            problem(
                "/api/mode",
                "The TradingSystem says the mode; this command changes it.",
                List.of(patch),
                mode.equals("Live") ? checks() : List.of()));
  }

  private List<ModeCheck> checks() throws SQLException {
    List<ModeCheck> checks = new ArrayList<>();
    checks.add(
        new ModeCheck(
            "limits", conditions.control().isPresent(), "The control document is mounted."));
    checks.add(
        new ModeCheck(
            "reconciliation", conditions.reconciled(), "Our books equal the exchange's."));
    for (String symbol : markets.symbols()) {
      boolean fresh =
          markets
              .tick(symbol)
              .filter(
                  tick ->
                      tick.momentum().asOf().plus(PricePoint.FRESH_FOR).isAfter(clock.instant()))
              .isPresent();
      checks.add(new ModeCheck("fresh " + symbol, fresh, "Its price is not older than 5 s."));
    }
    Funds.Standing standing = funds.of("", "");
    checks.add(
        new ModeCheck("balance", standing.balance().isPresent(), "The exchange told a balance."));
    checks.add(
        new ModeCheck(
            "exposure",
            standing.atStake().openTrades() == 0,
            "%d trades are open with %s dollars at stake."
                .formatted(standing.atStake().openTrades(), standing.atStake().exposure())));
    return checks;
  }

  private static ByOperator problem(
      String path, String detail, List<String> commands, List<ModeCheck> checks) {
    return new ByOperator(
        "about:blank",
        HttpStatus.CONFLICT.getReason(),
        HttpStatus.CONFLICT.getCode(),
        detail,
        path,
        "OperatorOnly",
        RequestId.current().orElse(""),
        commands,
        checks);
  }
}

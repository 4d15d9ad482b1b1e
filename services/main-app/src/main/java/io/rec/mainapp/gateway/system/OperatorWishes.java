package io.rec.mainapp.gateway.system;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.account.Funds;
import io.rec.mainapp.gateway.desk.Conditions;
import io.rec.mainapp.gateway.system.ByOperator.ModeCheck;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.ProblemException;
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
import java.util.regex.Pattern;

/**
 * What people wish of the operator. The gateway has no right to the cluster: it writes down who
 * asked, checks what can be checked, has the failure detector hand on a restart, and answers with
 * the commands of somebody who may where that is not enough.
 */
@Singleton
final class OperatorWishes {

  private static final String OPERATOR_ONLY = "OperatorOnly";

  /** A name that a shell takes as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@-]+");

  private final RoleIdentity identity;
  private final Conditions conditions;
  private final Funds funds;
  private final LiveMarkets markets;
  private final Detector detector;
  private final Deeds deeds;
  private final Clock clock;

  OperatorWishes(
      RoleIdentity identity,
      Conditions conditions,
      Funds funds,
      LiveMarkets markets,
      Detector detector,
      Deeds deeds,
      Clock clock) {
    this.identity = identity;
    this.conditions = conditions;
    this.funds = funds;
    this.markets = markets;
    this.detector = detector;
    this.deeds = deeds;
    this.clock = clock;
  }

  boolean isSystem(String name) {
    return identity.system().equals(name);
  }

  /** For whoever copies it: each time with another word, since the operator serves each once. */
  String restartCommand(String component) {
    return annotate(component, "$(date +%s)");
  }

  /** What came of a wish for a restart. */
  sealed interface Restart {

    record Asked(RestartAsked answer) implements Restart {}

    record Left(ByOperator answer) implements Restart {}
  }

  Restart restart(Person person, String request, String component, String reason)
      throws SQLException, InterruptedException {
    try {
      return deeds.of(
          person,
          "ask_restart",
          request,
          Map.of("component", component, "reason", reason),
          () -> handOn(new RestartWish(component, person.name(), reason, request)));
    } catch (ProblemException left) {
      boolean byHand = left.reason().equals(OPERATOR_ONLY);
      return new Restart.Left(
          problem(
              "/api/system/%s/restart".formatted(component),
              left.detail(),
              left.reason(),
              byHand ? List.of(restartCommand(component, request, person)) : List.of(),
              List.of()));
    }
  }

  private Restart handOn(RestartWish wish) throws InterruptedException {
    return switch (detector.handOn(wish)) {
      case Detector.Handed.Taken taken ->
          new Restart.Asked(
              new RestartAsked(
                  wish.component(),
                  wish.requestId(),
                  "The operator gives %s new pods as soon as no release, recovery or rollout has the right of way; the system's Events say when, by whom and why."
                      .formatted(wish.component())));
      case Detector.Handed.Refused refused ->
          throw new ProblemException(HttpStatus.CONFLICT, refused.rule(), refused.why());
      case Detector.Handed.Nobody nobody ->
          throw new ProblemException(
              HttpStatus.CONFLICT,
              OPERATOR_ONLY,
              "The failure detector did not hand the wish on to the operator: %s This command asks the operator itself."
                  .formatted(nobody.why()));
    };
  }

  private String restartCommand(String component, String request, Person person) {
    String by = PLAIN.matcher(person.name()).matches() ? " rec.io/by=" + person.name() : "";
    return annotate(component, request) + by;
  }

  private String annotate(String component, String word) {
    return "kubectl -n %s annotate tradingsystem %s --overwrite rec.io/restart=%s/%s"
        .formatted(identity.namespace(), identity.system(), component, word);
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
                OPERATOR_ONLY,
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
      String path, String detail, String reason, List<String> commands, List<ModeCheck> checks) {
    return new ByOperator(
        "about:blank",
        HttpStatus.CONFLICT.getReason(),
        HttpStatus.CONFLICT.getCode(),
        detail,
        path,
        reason,
        RequestId.current().orElse(""),
        commands,
        checks);
  }
}

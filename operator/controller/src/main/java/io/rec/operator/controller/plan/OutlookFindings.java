package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.EXCHANGE_REACHABLE;
import static io.rec.operator.api.status.ConditionType.MARKET_DATA_FRESH;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.plan.stop.Stop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be said about the world outside. A message tells since when and never for how long:
 * the same trouble gives the same words, and the status is not written again.
 */
final class OutlookFindings {
  private OutlookFindings() {}

  /** The prices of all symbols. */
  static Finding market(Facts facts) {
    return asked(
        facts, MARKET_DATA_FRESH, told -> new PriceVerdict(facts, told.prices()).finding());
  }

  /** The exchange, as its watchdog sees it. */
  static Finding exchange(Facts facts) {
    return asked(facts, EXCHANGE_REACHABLE, told -> new ExchangeVerdict(facts).of(told.exchange()));
  }

  private static Finding asked(
      Facts facts, ConditionType type, Function<Outlook.Told, Finding> verdict) {
    return unwatched(facts, type)
        .or(() -> notAsked(facts, type))
        .orElseGet(
            () ->
                switch (facts.seen().look().look()) {
                  case Look.NotYet notYet -> remembered(facts, type);
                  case Look.Unprotected unprotected -> away(type);
                  case Look.Away away -> away(type);
                  case Look.Refused refused -> away(type);
                  case Look.Open open -> open(facts, type, open.outlook(), verdict);
                });
  }

  /** Without a login nobody looks any more, and the last look would hold for ever. */
  private static Optional<Finding> notAsked(Facts facts, ConditionType type) {
    return facts
        .missingSecret()
        .filter(lack -> !lack.equals(Lack.ofSeed(facts.desk())))
        .map(lack -> Finding.unknown(type, lack.reason(), "not asked: " + lack.message()));
  }

  /** An operator that has just started has not looked yet; until it has, the last answer holds. */
  private static Finding remembered(Facts facts, ConditionType type) {
    return facts
        .desk()
        .said(type)
        .map(old -> Finding.again(type, old))
        .orElseGet(() -> Finding.unknown(type, "Starting", "the database was not looked at yet"));
  }

  /** A desk that stops in order is watched while positions may be left. */
  private static Optional<Finding> unwatched(Facts facts, ConditionType type) {
    return switch (Stops.phase(facts.desk())) {
      case Stop.Running running -> Optional.empty();
      case Stop.Pausing pausing -> Optional.empty();
      case Stop.Cancelling cancelling -> Optional.empty();
      case Stop.WaitingForFlat waiting -> Optional.empty();
      case Stop.Flattening flattening -> Optional.empty();
      case Stop.Draining draining -> suspended(type);
      case Stop.Copying copying -> suspended(type);
      case Stop.Closing closing -> suspended(type);
      case Stop.Stopped stopped -> suspended(type);
      case Stop.Starting starting ->
          Optional.of(Finding.unknown(type, "Resuming", "told again when the desk has started"));
    };
  }

  private static Optional<Finding> suspended(ConditionType type) {
    return Optional.of(
        Finding.unknown(type, "Suspended", "nobody watches while the desk is stopped"));
  }

  private static Finding away(ConditionType type) {
    return Finding.unknown(
        type, DatabaseFindings.UNAVAILABLE, "cannot be told while the database is away");
  }

  /** What is missing before everything was ready once is on its way. */
  private static Finding open(
      Facts facts, ConditionType type, Outlook outlook, Function<Outlook.Told, Finding> verdict) {
    return switch (outlook) {
      case Outlook.Unreadable(var why) ->
          Finding.unknown(type, "Unreadable", "cannot be read in the database: " + why);
      case Outlook.Told told -> {
        var found = verdict.apply(told);
        yield found.status() == ConditionStatus.FALSE && !facts.installed()
            ? Finding.unknown(type, found.reason(), found.message())
            : found;
      }
    };
  }

  /** Components that shall have pods. */
  static List<Component> wanted(Facts facts) {
    return Topology.of(facts.desk().spec()).enabled().stream()
        .filter(component -> component.replicas() > 0)
        .toList();
  }

  /** Whoever has just been installed or added may have nothing to show for it. */
  static boolean young(Facts facts) {
    return !facts.installed() || facts.updating();
  }

  /** The answer so far, if it is False: that one takes more to turn than one good look. */
  static Optional<Condition> refused(Facts facts, ConditionType type) {
    return facts.desk().said(type).filter(old -> old.status() == ConditionStatus.FALSE);
  }

  static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

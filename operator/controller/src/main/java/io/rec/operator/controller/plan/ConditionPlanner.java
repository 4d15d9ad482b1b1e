package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.CONFIG_DEFAULTED;
import static io.rec.operator.api.status.ConditionType.DEGRADED;
import static io.rec.operator.api.status.ConditionType.LIVE_ALLOWED;
import static io.rec.operator.api.status.ConditionType.PORT_MANIFEST_VALID;
import static io.rec.operator.api.status.ConditionType.PROGRESSING;
import static io.rec.operator.api.status.ConditionType.READY;

import io.rec.operator.api.spec.Mode;
import io.rec.operator.api.spec.RiskLimits;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers every question of the status, in every pass, for the generation at hand. */
final class ConditionPlanner {
  /** How the database's word begins, as opposed to the spec's. */
  List<Finding> findings(Facts facts) {
    var database = DatabaseFindings.database(facts);
    var credentials = DatabaseFindings.credentials(facts);
    var ready = ready(facts, database, credentials);
    var market = OutlookFindings.market(facts);
    var exchange = OutlookFindings.exchange(facts);
    return List.of(
        ready,
        progressing(facts, ready),
        degraded(facts, ready, database, market, exchange),
        database,
        credentials,
        ports(facts),
        market,
        exchange,
        new Backups(facts).finding(),
        KillFinding.of(facts),
        live(facts, exchange),
        defaulted(facts.desk().spec()));
  }

  /** Dates findings; an answer that stays keeps its date. */
  static List<Condition> dated(Facts facts, List<Finding> findings) {
    return dated(facts.desk(), findings, facts.now());
  }

  static List<Condition> dated(Desk desk, List<Finding> findings, Instant now) {
    return findings.stream().map(finding -> dated(desk, finding, now)).toList();
  }

  private static Condition dated(Desk desk, Finding finding, Instant now) {
    var since =
        desk.status().conditions().stream()
            .filter(old -> old.type().equals(finding.type().text()))
            .filter(old -> old.status() == finding.status())
            .map(Condition::lastTransitionTime)
            .findFirst()
            .orElse(now);
    return new Condition(
        finding.type().text(),
        finding.status(),
        finding.reason(),
        finding.message(),
        desk.generation(),
        since);
  }

  private static Finding ready(Facts facts, Finding database, Finding credentials) {
    if (!facts.faults().isEmpty()) {
      var first = facts.faults().getFirst();
      return Finding.no(READY, first.reason(), first.message());
    }
    var stop = facts.remark(READY);
    if (stop.isPresent()) {
      return stop.get();
    }
    if (!credentials.isTrue() && facts.missingSecret().isPresent()) {
      return Finding.no(READY, credentials.reason(), credentials.message());
    }
    if (!database.isTrue()) {
      return Finding.no(
          READY, facts.installed() ? database.reason() : "Installing", database.message());
    }
    if (!credentials.isTrue()) {
      return Finding.no(READY, credentials.reason(), credentials.message());
    }
    var outdated = facts.report().outdated();
    if (facts.desk().paused() && (!outdated.isEmpty() || facts.updating())) {
      return Finding.no(
          READY,
          "Paused",
          "changes%s wait: take the annotation rec.io/paused away"
              .formatted(outdated.isEmpty() ? "" : " to " + String.join(", ", outdated)));
    }
    var release = facts.words().unready();
    if (release.isPresent()) {
      var trouble =
          facts.report().anyTrouble() ? facts.report().culprit() : Optional.<String>empty();
      return Finding.no(READY, release.get().reason(), trouble.orElse(release.get().message()));
    }
    return facts
        .report()
        .culprit()
        .map(text -> Finding.no(READY, unreadyReason(facts), text))
        .orElseGet(() -> Finding.yes(READY, "AllComponentsReady", "All components ready"));
  }

  private static String unreadyReason(Facts facts) {
    return facts.installed() ? "ComponentsUnready" : "Installing";
  }

  private static Finding progressing(Facts facts, Finding ready) {
    if (!facts.faults().isEmpty()) {
      return Finding.no(PROGRESSING, "Refused", refused(facts.desk()));
    }
    var told = facts.remark(PROGRESSING);
    if (told.isPresent() && (facts.suspended() || (facts.installed() && !ready.isTrue()))) {
      return told.get();
    }
    var release = facts.words().progress();
    if (release.isPresent()) {
      var word = release.get().word();
      return release.get().active()
          ? Finding.yes(PROGRESSING, word.reason(), word.message())
          : Finding.no(PROGRESSING, word.reason(), word.message());
    }
    if (ready.isTrue()) {
      return Finding.no(PROGRESSING, "Idle", "nothing under way");
    }
    if (!facts.installed()) {
      return Finding.yes(PROGRESSING, "Installing", ready.message());
    }
    if (rolling(facts) || rollingDatabase(facts, ready)) {
      return Finding.yes(
          PROGRESSING, "Rolling", "new pods replace old ones, which serve meanwhile");
    }
    return Finding.no(PROGRESSING, "Idle", "nothing under way");
  }

  private static String refused(Desk desk) {
    return desk.deletedAt().isEmpty()
        ? "the last good state stays applied"
        : "its deletion waits for a spec that can be served; annotate rec.io/force-delete=%s to delete it with whatever is open"
            .formatted(desk.owner().name());
  }

  /**
   * What is wrong outside leaves Ready as it is, since nothing of ours would become better by being
   * replaced, and yet is said. A channel that cannot speak is the least that can be wrong.
   */
  private static Finding degraded(
      Facts facts, Finding ready, Finding database, Finding market, Finding exchange) {
    var gravest = gravest(facts, ready, database);
    return gravest.isTrue()
        ? gravest
        : Stream.of(market, exchange)
            .filter(finding -> finding.status() == ConditionStatus.FALSE)
            .map(finding -> Finding.yes(DEGRADED, finding.reason(), finding.message()))
            .findFirst()
            .or(() -> SilentChannels.finding(facts))
            .or(() -> ModelAccount.finding(facts))
            .or(() -> Outside.of(facts.desk()).finding(facts))
            .or(() -> UnreadConnectors.finding(facts))
            .orElse(gravest);
  }

  private static Finding gravest(Facts facts, Finding ready, Finding database) {
    if (!facts.faults().isEmpty()) {
      var first = facts.faults().getFirst();
      return Finding.yes(
          DEGRADED,
          first instanceof Fault.UnknownPhase ? first.reason() : "SpecRefused",
          first.message());
    }
    if (facts.schema() instanceof Schema.Failed) {
      return Finding.yes(DEGRADED, "MigrationFailed", database.message());
    }
    if (facts.missingSecret().isPresent()) {
      var lack = facts.missingSecret().get();
      return Finding.yes(DEGRADED, lack.reason(), lack.message());
    }
    if (facts.volumeRefusal().isPresent()) {
      return Finding.yes(DEGRADED, "VolumeCannotGrow", facts.volumeRefusal().get());
    }
    var told = told(facts);
    if (told.isPresent()) {
      return told.get();
    }
    var unexpected = facts.installed() && !facts.suspended() && !facts.updating();
    if (changing(facts, database)) {
      return Finding.no(DEGRADED, "AsExpected", "nothing wrong");
    }
    if (!ready.isTrue() && (unexpected || facts.report().anyTrouble()) && !facts.suspended()) {
      return Finding.yes(DEGRADED, "RootCause", ready.message());
    }
    return Finding.no(DEGRADED, "AsExpected", "nothing wrong");
  }

  /** Of a release under way and a root the former is the nearer cause; one that is over is not. */
  private static Optional<Finding> told(Facts facts) {
    var release =
        facts.words().degraded().map(word -> Finding.yes(DEGRADED, word.reason(), word.message()));
    var remark = facts.remark(DEGRADED);
    return facts.releasing() ? release.or(() -> remark) : remark.or(() -> release);
  }

  /** A change on its way, as opposed to a failure: whoever is not new yet still serves. */
  private static boolean rolling(Facts facts) {
    return facts.installed() && !facts.updating() && facts.report().onlyRolling();
  }

  private static boolean changing(Facts facts, Finding database) {
    return rollingDatabase(facts, database)
        ? facts.report().unready().isEmpty() || rolling(facts)
        : rolling(facts) && database.isTrue();
  }

  private static boolean rollingDatabase(Facts facts, Finding finding) {
    return facts.installed() && finding.reason().equals(DatabaseFindings.ROLLING);
  }

  private static Finding ports(Facts facts) {
    Optional<Fault.Unfitting> wrong =
        facts.faults().stream()
            .filter(Fault.Unfitting.class::isInstance)
            .map(Fault.Unfitting.class::cast)
            .filter(Fault.Unfitting::aboutPorts)
            .findFirst();
    return wrong
        .map(fault -> Finding.no(PORT_MANIFEST_VALID, fault.reason(), fault.message()))
        .orElseGet(
            () -> Finding.yes(PORT_MANIFEST_VALID, "Valid", "every component has its own port"));
  }

  private static Finding live(Facts facts, Finding exchange) {
    var spec = facts.desk().spec();
    if (spec.mode() != Mode.LIVE) {
      var broker = spec.connectors().broker();
      return Finding.no(
          LIVE_ALLOWED,
          "PaperMode",
          spec.connectorsInForce().equals(spec.connectors())
              ? "spec.mode is Paper"
              : "spec.mode is Paper: the simulator plays %s until it is Live"
                  .formatted(broker.type()));
    }
    SecretRef credentials = spec.connectors().broker().credentialsSecretRef();
    if (credentials == null || !facts.seen().secrets().containsKey(credentials.name())) {
      return Finding.no(
          LIVE_ALLOWED, "SecretMissing", "the broker's credentials cannot be read: create them");
    }
    if (!spec.allowLive()) {
      return Finding.no(LIVE_ALLOWED, "NotAllowed", "spec.allowLive is false");
    }
    return exchange.reason().equals(ExchangeVerdict.CLOCK_OFF)
        ? Finding.no(LIVE_ALLOWED, exchange.reason(), exchange.message())
        : Finding.yes(LIVE_ALLOWED, "Allowed", "asked for, allowed, credentials readable");
  }

  static Finding defaulted(TradingSystemSpec spec) {
    return spec.riskLimits().equals(RiskLimits.defaults())
        ? Finding.yes(CONFIG_DEFAULTED, "RiskLimits", "the risk limits are the careful defaults")
        : Finding.no(CONFIG_DEFAULTED, "Chosen", "the risk limits were chosen");
  }
}

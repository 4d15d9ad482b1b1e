package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.DatabaseStatus;
import io.rec.operator.api.status.PortsStatus;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Digest;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the status of a pass. */
final class StatusPlanner {
  private final String operatorVersion;
  private final ConditionPlanner conditions = new ConditionPlanner();

  StatusPlanner(String operatorVersion) {
    this.operatorVersion = operatorVersion;
  }

  /**
   * @param preparing this pass prepares a login
   */
  TradingSystemStatus plan(Facts facts, Optional<Blueprint> blueprint, boolean preparing) {
    var findings = conditions.findings(facts);
    var ready = StateWord.find(findings, ConditionType.READY);
    var before = facts.desk().status();
    return before
        .change()
        .observedGeneration(facts.desk().generation())
        .operatorVersion(operatorVersion)
        .state(StateWord.of(findings).text())
        .mode(facts.desk().spec().mode().text())
        .ready(facts.report().ratio())
        .message(message(findings))
        .conditions(ConditionPlanner.dated(facts, findings))
        .components(facts.report().statuses())
        .ports(blueprint.map(known -> ports(facts, known)).orElse(before.ports()))
        .release(release(facts, ready.isTrue()))
        .credentials(credentials(facts, preparing))
        .database(database(facts, blueprint))
        .seal();
  }

  private static String message(List<Finding> findings) {
    var degraded = StateWord.find(findings, ConditionType.DEGRADED);
    return degraded.isTrue()
        ? degraded.message()
        : StateWord.find(findings, ConditionType.READY).message();
  }

  private static PortsStatus ports(Facts facts, Blueprint blueprint) {
    var before = facts.desk().status().ports();
    if (facts.paused()) {
      return before;
    }
    var hash = Digest.of(blueprint.manifest());
    var previous = new TreeMap<String, Integer>();
    blueprint.components().stream()
        .filter(component -> component.oldPort() != 0)
        .forEach(component -> previous.put(component.name(), component.oldPort()));
    var since =
        hash.equals(before.hash()) ? requireNonNullElse(before.since(), facts.now()) : facts.now();
    return new PortsStatus(hash, Names.PORT_MANIFEST, previous, since);
  }

  private static ReleaseStatus release(Facts facts, boolean ready) {
    var before = facts.desk().status().release();
    var wanted = facts.desk().spec().version();
    var reached = ready || wanted.equals(before.version());
    var phase = reached ? "Stable" : facts.installed() ? "Updating" : "Installing";
    return new ReleaseStatus(
        reached ? wanted : before.version(),
        reached ? null : wanted,
        before.revision(),
        phase,
        before.wave(),
        phase.equals(before.phase()) && before.since() != null ? before.since() : facts.now(),
        before.failedTarget(),
        before.history());
  }

  private static CredentialsStatus credentials(Facts facts, boolean preparing) {
    var before = facts.desk().status().credentials();
    var works = facts.seen().open().isPresent();
    var own = facts.desk().spec().database().credentials().secretRef();
    var idle = works ? "Stable" : requireNonNullElse(before.phase(), "Preparing");
    var phase = preparing ? "Preparing" : idle;
    var since = phase.equals(before.phase()) ? before.phaseSince() : facts.now();
    return new CredentialsStatus(
        LoginPlanner.generation(facts.desk()),
        own == null ? LoginPlanner.slotLetter(facts.desk()) : null,
        Names.LOGIN_SECRET,
        phase,
        since,
        before.pendingGeneration(),
        lastRotated(before, works, facts.now()),
        before.nextRotation(),
        message(facts, before, works));
  }

  private static @Nullable String message(Facts facts, CredentialsStatus before, boolean works) {
    if (facts.seen().look().look() instanceof Look.NotYet) {
      return before.message();
    }
    return works ? null : facts.seen().lastFailure().orElse(null);
  }

  private static @Nullable Instant lastRotated(
      CredentialsStatus before, boolean works, Instant now) {
    return before.lastRotated() == null && works ? now : before.lastRotated();
  }

  private static DatabaseStatus database(Facts facts, Optional<Blueprint> blueprint) {
    var before = facts.desk().status().database();
    var version =
        facts.schema() instanceof Schema.Current current && !current.version().isEmpty()
            ? current.version()
            : before.schemaVersion();
    var endpoint = blueprint.map(StatusPlanner::endpoint).orElse(before.endpoint());
    return new DatabaseStatus(version, endpoint, before.restartToken());
  }

  private static String endpoint(Blueprint blueprint) {
    return switch (blueprint.database()) {
      case Blueprint.Database.Managed managed ->
          "%s:5432/%s".formatted(Names.POSTGRES, managed.name());
      case Blueprint.Database.External external ->
          "%s:%d/%s".formatted(external.host(), external.port(), external.name());
    };
  }
}

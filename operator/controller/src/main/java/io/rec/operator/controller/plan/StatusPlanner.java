package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.DatabaseStatus;
import io.rec.operator.api.status.PortsStatus;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Digest;
import io.rec.operator.controller.render.Names;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

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
    var backups = new Backups(facts);
    return before
        .change()
        .observedGeneration(facts.desk().generation())
        .operatorVersion(operatorVersion)
        .state(StateWord.of(findings).text())
        .mode(
            blueprint
                .map(known -> known.platform().mode())
                .orElse(facts.desk().spec().mode().text()))
        .ready(facts.report().ratio())
        .message(message(findings))
        .conditions(ConditionPlanner.dated(facts, findings))
        .components(facts.report().statuses())
        .ports(blueprint.map(known -> ports(facts, known)).orElse(before.ports()))
        .release(release(facts, ready.isTrue()))
        .credentials(CredentialsReport.of(facts, preparing))
        .database(database(facts, blueprint))
        .backup(backups.status())
        .trading(TradingReport.of(facts))
        .requests(
            backups
                .served()
                .map(served -> served.recorded(before.requests()))
                .orElse(before.requests()))
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
    if (facts.desk().paused()) {
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

  /** The first time that everything is ready, the installation is over. */
  private static ReleaseStatus release(Facts facts, boolean ready) {
    var before = facts.desk().status().release();
    return facts
        .release()
        .map(outcome -> outcome.next())
        .map(next -> ready ? next.installed(facts.desk().spec().version(), facts.now()) : next)
        .map(ReleaseCodec::encode)
        .orElse(before);
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

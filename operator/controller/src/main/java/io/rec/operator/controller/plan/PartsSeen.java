package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.api.catalog.Need;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.plan.diagnosis.Part;
import io.rec.operator.controller.plan.diagnosis.Parts;
import io.rec.operator.controller.plan.diagnosis.Remedy;
import io.rec.operator.controller.render.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The components of a system and its database as parts that can fail. */
final class PartsSeen {
  /** What an external database is called in a diagnosis. */
  private static final String DATABASE = "database";

  private static final Duration SOON = Duration.ofSeconds(15);

  private PartsSeen() {}

  static Parts of(Facts facts, Topology topology) {
    var database = database(facts);
    var edges = new TreeMap<String, Set<String>>();
    var parts = new ArrayList<Part>();
    edges.put(database.name(), Set.of());
    parts.add(database);
    for (var component : topology.enabled()) {
      var name = component.name();
      var needs = new TreeSet<>(topology.graph().dependenciesOf(name));
      if (component.entry().needs(Need.DATABASE)) {
        needs.add(database.name());
      }
      edges.put(name, needs);
      parts.add(
          Part.component(
              name,
              component.critical(),
              Optional.ofNullable(facts.seen().deployments().get(name)),
              facts.seen().newestOf(name)));
    }
    return Parts.of(new DependencyGraph(edges), parts);
  }

  private static Part database(Facts facts) {
    var managed = facts.desk().spec().database().external() == null;
    var finding = DatabaseFindings.database(facts);
    var pod = managed ? facts.seen().newestOf(Names.POSTGRES) : Optional.<PodSeen>empty();
    var answers = finding.isTrue() || facts.suspended();
    var podIll = !facts.suspended() && pod.filter(found -> !found.ready()).isPresent();
    var podSince = pod.flatMap(found -> found.signs().readySince());
    var since = since(facts, finding);
    return new Part(
        managed ? Names.POSTGRES : DATABASE,
        managed ? Part.Kind.DATABASE : Part.Kind.OUTSIDE,
        managed,
        answers && !podIll,
        podIll
            ? podSince.orElse(since)
            : podSince.filter(ready -> answers && ready.isAfter(since)).orElse(since),
        answers
            ? pod.flatMap(PodSeen::complaint).orElse("its readiness probe fails")
            : finding.message(),
        managed ? facts.seen().database() : Optional.empty(),
        pod,
        known(finding, facts.now()));
  }

  private static Instant since(Facts facts, Finding finding) {
    return facts
        .desk()
        .said(ConditionType.DATABASE_READY)
        .filter(old -> old.status() == finding.status())
        .map(Condition::lastTransitionTime)
        .orElse(facts.now());
  }

  /** Whatever is not an outage is a change on its way, or something that only a person mends. */
  private static Optional<Remedy> known(Finding finding, Instant now) {
    return switch (finding.reason()) {
      case "MigrationFailed" ->
          Optional.of(
              new Remedy.CannotHelp(
                  finding.reason(),
                  "a restart cannot help: mend the migration, then delete its Job"));
      case "LoginRefused" ->
          Optional.of(new Remedy.Report("the login of the services is being prepared"));
      case "Rolling", "Starting", "Migrating" ->
          Optional.of(new Remedy.Wait(now.plus(SOON), "it is on its way: " + finding.reason()));
      default -> Optional.empty();
    };
  }
}

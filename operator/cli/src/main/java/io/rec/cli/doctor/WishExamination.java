package io.rec.cli.doctor;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.catalog.TopologyProblem;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.RequestsStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Examines what a person wants of a system against what the operator has taken up: a spec that does
 * not fit together, requests nobody has served, things that were stopped on purpose and forgotten.
 */
final class WishExamination {
  private static final int MANY_RESTARTS = 5;

  private static final Map<String, Function<RequestsStatus, @Nullable String>> REQUESTS =
      Map.of(
          Verbs.RESTART, RequestsStatus::restart,
          Verbs.ROTATE_CREDENTIALS, RequestsStatus::rotate,
          Verbs.ROLLBACK, RequestsStatus::rollback,
          Verbs.KILL, RequestsStatus::kill,
          Verbs.BACKUP_NOW, RequestsStatus::backup,
          Verbs.RESET_RECOVERY, RequestsStatus::resetRecovery);

  private final TradingSystem desk;
  private final DeskState state;
  private final String subject;

  WishExamination(TradingSystem desk, String subject) {
    this.desk = desk;
    this.state = new DeskState(desk);
    this.subject = subject;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    state.hopeless().ifPresent(why -> findings.add(hopeless(why)));
    for (TopologyProblem problem : Topology.of(desk.getSpec()).problems()) {
      findings.add(
          Finding.problem(
              subject,
              problem.message(),
              "the spec is not applied, the last good one stays",
              "Change spec.components: kubectl edit ts " + named()));
    }
    findings.addAll(heldBack());
    findings.addAll(unserved());
    desk.statusOrEmpty().components().stream()
        .filter(component -> requireNonNullElse(component.restarts(), 0) >= MANY_RESTARTS)
        .forEach(component -> findings.add(restless(component)));
    return findings;
  }

  private Finding hopeless(String why) {
    return Finding.problem(
        subject, why, "nothing of it is brought up", "kubectl describe ts " + named());
  }

  private List<Finding> heldBack() {
    var findings = new ArrayList<Finding>();
    if (state.paused()) {
      findings.add(
          Finding.warning(
              subject,
              "the annotation %s is set".formatted(Verbs.PAUSED),
              "the operator only looks: nothing heals and no change is made",
              "kubectl annotate ts %s %s-".formatted(named(), Verbs.PAUSED)));
    }
    if (desk.getSpec().suspend()) {
      findings.add(
          Finding.warning(subject, "it is suspended", "nothing of it runs", "recio resume"));
    }
    state
        .condition(ConditionType.KILL_SWITCH_ENGAGED)
        .filter(engaged -> engaged.status() == ConditionStatus.TRUE)
        .ifPresent(
            engaged ->
                findings.add(
                    Finding.warning(
                        subject,
                        "the kill switch is engaged, %s: %s"
                            .formatted(engaged.reason(), requireNonNullElse(engaged.message(), "")),
                        "nothing is bought",
                        "recio kill shows who and why, recio kill resume lets it go on")));
    return findings;
  }

  private List<Finding> unserved() {
    var findings = new ArrayList<Finding>();
    if (desk.statusOrEmpty().observedGeneration() != null && !state.observed()) {
      findings.add(
          Finding.warning(
              subject,
              "the newest spec has not been looked at",
              "what runs is the spec before it",
              "Wait a moment; then see whether the operator leads: recio doctor"));
    }
    REQUESTS.forEach(
        (annotation, served) ->
            state
                .annotation(annotation)
                .filter(value -> !value.isBlank())
                .filter(value -> !value.equals(served.apply(desk.statusOrEmpty().requests())))
                .ifPresent(
                    value ->
                        findings.add(
                            Finding.warning(
                                subject,
                                "%s asks for %s, which the operator has not served"
                                    .formatted(annotation, value),
                                "what was asked for has not happened",
                                "See its events: kubectl describe ts " + named()))));
    return findings;
  }

  private Finding restless(ComponentStatus component) {
    return Finding.warning(
        subject + "/" + component.name(),
        "its containers were restarted %d times".formatted(component.restarts()),
        "it is away while it starts",
        "kubectl logs -n %s deploy/%s --previous"
            .formatted(desk.getMetadata().getNamespace(), component.name()));
  }

  private String named() {
    return "%s -n %s".formatted(desk.getMetadata().getName(), desk.getMetadata().getNamespace());
  }
}

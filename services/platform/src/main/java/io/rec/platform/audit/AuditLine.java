package io.rec.platform.audit;

import java.util.Optional;

/**
 * One line of the audit trail.
 *
 * @param actor who asked: a person, or a service by its name
 * @param action what was asked for, e.g. {@code order} or {@code kill_switch}
 * @param outcome what came of it, e.g. {@code refused}
 * @param rule the rule that refused it
 * @param detail one JSON object
 */
public record AuditLine(
    String actor, String action, String outcome, Optional<String> rule, String detail) {

  public static AuditLine done(String actor, String action, String detail) {
    return new AuditLine(actor, action, "done", Optional.empty(), detail);
  }

  public static AuditLine refused(String actor, String action, String rule, String detail) {
    return new AuditLine(actor, action, "refused", Optional.of(rule), detail);
  }
}

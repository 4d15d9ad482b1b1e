package io.rec.mainapp.gateway;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Whether the server would do it, and if not, why.
 *
 * @param rule the word of the rule that forbids it; empty when it is allowed
 * @param reason a sentence for a person; empty when it is allowed
 */
@Serdeable
public record Enablement(boolean enabled, String rule, String reason) {

  public static final Enablement ALLOWED = new Enablement(true, "", "");

  public static Enablement refused(String rule, String reason) {
    return new Enablement(false, rule, reason);
  }
}

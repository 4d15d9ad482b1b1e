package io.rec.cascadingfailuredetector.wish;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * One restart that was asked for.
 *
 * @param nonce another word for each wish; the operator answers each once
 * @param outcome what came of asking: {@code asked}, or why it did not get through
 */
@Serdeable
public record Wish(String component, Instant at, String nonce, String evidence, String outcome)
    implements Asked {

  public static final String ASKED = "asked";
  static final String IN_DOUBT = "not answered yet";

  static Wish of(String component, String evidence, Instant now) {
    return new Wish(
        component, now, "%s-%d".formatted(component, now.toEpochMilli()), evidence, IN_DOUBT);
  }

  @Override
  public String by() {
    return "";
  }

  Wish with(String newOutcome) {
    return new Wish(component, at, nonce, evidence, newOutcome);
  }
}

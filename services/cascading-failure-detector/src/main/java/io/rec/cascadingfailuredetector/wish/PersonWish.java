package io.rec.cascadingfailuredetector.wish;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * One restart that a person asked for on the page.
 *
 * @param nonce the id of the person's request, by which a repetition is recognised
 * @param evidence the reason that the person gave
 * @param outcome as a {@link Wish}'s
 */
@Serdeable
record PersonWish(
    String component, Instant at, String nonce, String evidence, String by, String outcome)
    implements Asked {

  static PersonWish of(RestartRequest request, Instant now) {
    return new PersonWish(
        request.component(),
        now,
        request.requestId(),
        request.reason(),
        request.by(),
        Wish.IN_DOUBT);
  }

  boolean asks(RestartRequest request) {
    return component.equals(request.component()) && by.equals(request.by());
  }

  boolean arrived() {
    return outcome.equals(Wish.ASKED);
  }

  PersonWish with(String newOutcome) {
    return new PersonWish(component, at, nonce, evidence, by, newOutcome);
  }
}

package io.rec.systemmonitor.pager;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a person wants not to be sent, for how long and why, as it arrives. */
@Serdeable
public record SilenceWish(
    @Nullable String type,
    @Nullable String service,
    @Nullable String about,
    @Nullable Integer minutes,
    @Nullable String by,
    @Nullable String reason) {

  private static final int MOST_MINUTES = 7 * 24 * 60;

  Silencing checked() {
    Silencing wanted =
        new Silencing(
            text(type),
            text(service),
            text(about),
            minutes == null ? 0 : minutes,
            text(by),
            text(reason));
    if (wanted.type().isEmpty() && wanted.service().isEmpty() && wanted.about().isEmpty()) {
      throw refused("It would silence everything; name a type, a service or a subject.");
    }
    if (wanted.minutes() < 1 || wanted.minutes() > MOST_MINUTES) {
      throw refused("minutes has to be from 1 to %d.".formatted(MOST_MINUTES));
    }
    if (wanted.by().isEmpty() || wanted.reason().isEmpty()) {
      throw refused("A silence says by whom it is and why: by and reason.");
    }
    return wanted;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static ProblemException refused(String why) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "SilenceRefused", why);
  }
}

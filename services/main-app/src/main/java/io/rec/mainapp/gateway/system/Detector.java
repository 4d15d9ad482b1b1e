package io.rec.mainapp.gateway.system;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.gateway.Roles;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The failure detector: asked for its verdict, and to hand on what people want restarted. */
@Singleton
final class Detector {

  private static final String NAME = "cascading-failure-detector";

  /** It may be set to look once a minute. */
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(75);

  private final Roles roles;
  private final Clock clock;

  Detector(Roles roles, Clock clock) {
    this.roles = roles;
    this.clock = clock;
  }

  /** What it says, or why it says nothing that counts. */
  sealed interface Heard {

    record Said(DetectorNews news) implements Heard {}

    record Silent(String why) implements Heard {}
  }

  Heard ask() throws InterruptedException {
    try {
      return judged(roles.read(NAME, "/api/failure_detector_status", DetectorNews.class));
    } catch (PeerUnavailable away) {
      return new Heard.Silent(away.getMessage() + ".");
    }
  }

  /** What became of a wish that it should hand on. */
  sealed interface Handed {

    record Taken() implements Handed {}

    /** No, in its words, with one word for programs. */
    record Refused(String rule, String why) implements Handed {}

    /**
     * There is none, it is too old, or it could not: the wish did not arrive, as far as is known.
     */
    record Nobody(String why) implements Handed {}
  }

  Handed handOn(RestartWish wish) throws InterruptedException {
    try {
      RestartWish.Taken taken =
          roles.command(
              NAME, "/api/restart_requests", wish, wish.requestId(), RestartWish.Taken.class);
      return taken.arrived()
          ? new Handed.Taken()
          : new Handed.Nobody(NAME + " did not say that it asked for it.");
    } catch (ProblemException no) {
      return no.status() == HttpStatus.CONFLICT
          ? new Handed.Refused(no.reason(), no.detail())
          : new Handed.Nobody(no.detail());
    }
  }

  private Heard judged(DetectorNews news) {
    if (news.timestamp().equals(Instant.EPOCH)) {
      return new Heard.Silent("It has not looked yet.");
    }
    Duration age = Duration.between(news.timestamp(), clock.instant());
    return age.compareTo(BELIEVED_FOR) > 0
        ? new Heard.Silent("It looked last %d s ago.".formatted(age.toSeconds()))
        : new Heard.Said(news);
  }
}

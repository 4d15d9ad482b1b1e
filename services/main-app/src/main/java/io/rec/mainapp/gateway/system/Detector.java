package io.rec.mainapp.gateway.system;

import io.rec.mainapp.gateway.Roles;
import io.rec.platform.http.PeerUnavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The failure detector, asked for its verdict. */
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

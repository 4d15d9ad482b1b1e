package io.rec.venuesimulator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:30:00Z");

  private final Inbox inbox = new Inbox(new MovableClock(NOW));

  @Test
  @DisplayName("keeps the newest thousand")
  void keepsTheNewest() {
    for (int turn = 0; turn < 1001; turn++) {
      put(Venue.SLACK, 1);
    }

    assertThat(inbox.all()).hasSize(1000);
    assertThat(inbox.all().getFirst().number()).isEqualTo(2);
  }

  @Test
  @DisplayName("keeps sixteen million characters, and the last message whatever its size")
  void keepsRoom() {
    put(Venue.SMTP, 10 * 1024 * 1024);
    put(Venue.SLACK, 6 * 1024 * 1024);
    assertThat(inbox.all()).hasSize(2);

    put(Venue.SLACK, 1);
    assertThat(inbox.all()).hasSize(2).allMatch(notice -> notice.service() == Venue.SLACK);

    put(Venue.SENDGRID, 30 * 1024 * 1024);
    assertThat(inbox.all()).singleElement().matches(n -> n.service() == Venue.SENDGRID);
  }

  @Test
  @DisplayName("the same number of the same service has the same digits, and no other")
  void makesDigits() {
    assertThat(Inbox.digits(Venue.SMS, 1))
        .matches("[0-9a-f]{32}")
        .isEqualTo(Inbox.digits(Venue.SMS, 1))
        .isNotEqualTo(Inbox.digits(Venue.SMS, 2))
        .isNotEqualTo(Inbox.digits(Venue.SMTP, 1));
  }

  private void put(Venue service, int size) {
    inbox.put(inbox.nextNumber(), service, size, new JsonObject());
  }
}

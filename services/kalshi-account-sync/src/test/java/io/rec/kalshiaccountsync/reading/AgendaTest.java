package io.rec.kalshiaccountsync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private static final Instant START = Instant.parse("2026-03-02T12:30:00Z");

  private final Agenda agenda = new Agenda(failures -> Duration.ofSeconds(failures));

  @Test
  @DisplayName("BOT-SYN-06 reads everything at the start, then a round every 30 s")
  void beginsWithEverything() {
    assertThat(agenda.due(START)).contains(Scope.EVERYTHING);
    agenda.done(Scope.EVERYTHING, START);

    assertThat(agenda.due(START.plusSeconds(29))).isEmpty();
    assertThat(agenda.due(START.plusSeconds(30))).contains(Scope.ROUND);
  }

  @Test
  void readsEverythingEveryFiveMinutes() {
    agenda.done(Scope.EVERYTHING, START);
    agenda.due(START);
    agenda.done(Scope.ROUND, START.plusSeconds(290));

    assertThat(agenda.due(START.plusSeconds(299))).isEmpty();
    assertThat(agenda.due(START.plusSeconds(300))).contains(Scope.EVERYTHING);
  }

  @Test
  @DisplayName("BOT-SYN-06 reads after an order, and orders in a row share a round")
  void ordersShareARound() {
    read(START);

    agenda.wishRound();
    assertThat(agenda.due(START.plusSeconds(6))).contains(Scope.ROUND);
    agenda.done(Scope.ROUND, START.plusSeconds(6));
    agenda.wishRound();
    agenda.wishRound();

    assertThat(agenda.due(START.plusSeconds(7))).isEmpty();
    assertThat(agenda.due(START.plusSeconds(11))).contains(Scope.ROUND);
  }

  @Test
  @DisplayName("BOT-SYN-06 reads everything at once when somebody asks")
  void readsOnRequest() {
    read(START);

    agenda.wishAll();

    assertThat(agenda.due(START.plusMillis(1))).contains(Scope.EVERYTHING);
  }

  @Test
  void triesTheSameAgainLater() {
    agenda.due(START);
    agenda.failed(Scope.EVERYTHING, START, Duration.ZERO);

    assertThat(agenda.due(START.plusMillis(999))).isEmpty();
    assertThat(agenda.due(START.plusSeconds(1))).contains(Scope.EVERYTHING);
  }

  @Test
  void waitsAsLongAsTheLimitSays() {
    agenda.due(START);
    agenda.failed(Scope.EVERYTHING, START, Duration.ofSeconds(20));

    assertThat(agenda.due(START.plusSeconds(19))).isEmpty();
    assertThat(agenda.due(START.plusSeconds(20))).contains(Scope.EVERYTHING);
  }

  @Test
  void aWishDuringAReadingIsNotForgotten() {
    agenda.due(START);
    agenda.wishAll();
    agenda.done(Scope.EVERYTHING, START);

    assertThat(agenda.due(START.plusSeconds(1))).contains(Scope.EVERYTHING);
  }

  @Test
  @DisplayName(
      "REC-KAS-08 what is new overlaps the last complete reading, failed ones do not count")
  void overlaps() {
    assertThat(agenda.newSince()).isEmpty();
    read(START);
    agenda.failed(Scope.ROUND, START.plusSeconds(60), Duration.ZERO);

    assertThat(agenda.newSince()).contains(START.minus(Agenda.OVERLAP));
  }

  private void read(Instant at) {
    agenda.due(at);
    agenda.done(Scope.EVERYTHING, at);
  }
}

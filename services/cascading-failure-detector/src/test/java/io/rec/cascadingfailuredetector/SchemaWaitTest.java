package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A schema that is behind")
class SchemaWaitTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Waiting BEHIND =
      new Waiting("database", Reason.SCHEMA_OUTDATED, "version 14, 15 is needed");
  private static final Waiting AWAY =
      new Waiting("database", Reason.DATABASE_UNAVAILABLE, "refuses connections");

  private final SchemaWait schema = new SchemaWait(Duration.ofMinutes(2));

  @Test
  @DisplayName("is being migrated for a time, and then it is the cause")
  void waits() {
    assertThat(schema.excuses(BEHIND, NOON)).isTrue();
    assertThat(schema.excuses(BEHIND, NOON.plusSeconds(119))).isTrue();
    assertThat(schema.excuses(BEHIND, NOON.plusSeconds(120))).isFalse();
    assertThat(schema.excuses(BEHIND, NOON.plusSeconds(900))).isFalse();
  }

  @Test
  @DisplayName("has the whole time again after it was up to date")
  void beginsAnew() {
    schema.excuses(BEHIND, NOON);
    schema.over();

    assertThat(schema.excuses(BEHIND, NOON.plusSeconds(600))).isTrue();
  }

  @Test
  @DisplayName("is no excuse for a database that does not answer")
  void excusesNothingElse() {
    assertThat(schema.excuses(AWAY, NOON)).isFalse();
  }
}

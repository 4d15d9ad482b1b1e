package io.rec.systemmonitor.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.systemmonitor.alert.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CriticalErrorsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Map<String, Instant> READY_LONG_AGO =
      Map.of("trade_manager", Instant.EPOCH, "db_poller", Instant.EPOCH);
  private static final String FULL =
      "ERROR: could not extend file \"base/1\": No space left on device";

  @Test
  @DisplayName("what the database does to everybody is one trouble, with those that see it")
  void mergesWhatTheDatabaseInflicts() {
    List<Signal> told =
        CriticalErrors.signals(
            List.of(
                ofTheDatabase("trade_manager", NOON),
                ofTheDatabase("db_poller", NOON.plusSeconds(1)),
                error("main_app", "java.lang.OutOfMemoryError", NOON)),
            Instant.EPOCH,
            READY_LONG_AGO);

    assertThat(told)
        .extracting(signal -> signal.key().text())
        .containsExactly("main_app/critical_error/main_app-1", "database/critical_error/database");
    assertThat(told.getLast().evidence()).containsEntry("seen_by", "db_poller, trade_manager");
    assertThat(told.getLast().text()).contains("No space left on device");
  }

  @Test
  @DisplayName("while the database was named as lost that was told already; afterwards it is news")
  void leavesToTheCauseWhatItExplains() {
    List<KnownError> errors = List.of(ofTheDatabase("trade_manager", NOON));

    assertThat(CriticalErrors.signals(errors, NOON, READY_LONG_AGO)).isEmpty();
    assertThat(CriticalErrors.signals(errors, NOON.minusSeconds(1), READY_LONG_AGO)).hasSize(1);
  }

  @Test
  @DisplayName("what refused a service before it was ready for the first time is a start")
  void excusesFirstStart() {
    List<KnownError> errors = List.of(ofTheDatabase("trade_manager", NOON));

    assertThat(told(errors, Map.of())).isEmpty();
    assertThat(told(errors, Map.of("trade_manager", NOON.plusSeconds(1)))).isEmpty();
    assertThat(told(errors, Map.of("trade_manager", NOON.minusSeconds(1)))).hasSize(1);
  }

  private static List<Signal> told(List<KnownError> errors, Map<String, Instant> firstReady) {
    return CriticalErrors.signals(errors, Instant.EPOCH, firstReady);
  }

  private static KnownError ofTheDatabase(String service, Instant lastSeen) {
    return error(service, "org.postgresql.util.PSQLException", lastSeen);
  }

  private static KnownError error(String service, String kind, Instant lastSeen) {
    return new KnownError(
        service,
        service + "-1",
        kind,
        FULL,
        "",
        "",
        Map.of(),
        "",
        "3.0.0",
        "3.0.0",
        lastSeen,
        lastSeen,
        1,
        true);
  }
}

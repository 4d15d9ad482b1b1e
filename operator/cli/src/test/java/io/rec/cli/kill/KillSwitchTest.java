package io.rec.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KillSwitchTest {
  @Test
  void tellsWhatIsStoppedByWhomAndWhy() {
    assertThat(
            KillSwitch.sentence(
                """
                {"level":"PauseEntries","reason":"news at ten","by":"ana",
                 "set_at":"2026-01-04T12:00:00Z"}"""))
        .isEqualTo(
            "PauseEntries: nothing is bought; open trades are watched and may be closed."
                + " Set by ana at 2026-01-04T12:00:00Z: news at ten.");
    assertThat(
            KillSwitch.sentence(
                "{\"level\":\"CancelOrders\",\"by\":\"\",\"cancelled\":2,\"left\":1}"))
        .endsWith("are cancelled. Cancelled 2 orders, 1 may still rest.");
    assertThat(KillSwitch.sentence("{\"level\":\"PauseEntries\",\"by\":\"\",\"kept\":true}"))
        .endsWith(
            "The database is away: the executor keeps it, and stores it when the database is"
                + " back.");
    assertThat(KillSwitch.sentence("{\"level\":\"None\",\"reason\":\"\"}"))
        .isEqualTo("None: entries are allowed.");
  }

  @Test
  void hasAWordForEachLevelOfTheExecutor() {
    for (var level : Level.values()) {
      assertThat(KillSwitch.sentence("{\"level\":\"%s\"}".formatted(level.word())))
          .startsWith(level.word() + ": ");
    }
  }

  @Test
  void neverGuessesWhatAnUnknownLevelStops() {
    assertThatThrownBy(() -> KillSwitch.sentence("{\"level\":\"Half\"}"))
        .hasMessageContaining("'Half'");
    assertThatThrownBy(() -> KillSwitch.sentence("<html>")).hasMessageContaining("<html>");
  }
}

package io.rec.cli.fingerprints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void listsSetsWithTheirState() {
    var table =
        Answers.sets(
            """
            [{"symbol":"BTC","version":"2025-08","source":"btc.csv.gz","created_at":"2026-01-04T12:00:00Z",
              "rows":148800,"active":true,"pinned":true},
             {"symbol":"BTC","version":"2025-07","source":"weekly regeneration",
              "created_at":"2025-12-28T12:00:00Z","rows":146400,"active":true,"pinned":false},
             {"symbol":"BTC","version":"2025-06","source":"x","created_at":"2025-12-21T12:00:00Z",
              "rows":146400,"active":false,"pinned":false}]""");

    assertThat(table.lines().map(line -> line.replaceAll(" {2,}", "|").strip()))
        .containsExactly(
            "VERSION|STATE|ROWS|CREATED|SOURCE",
            "2025-08|active, pinned|148800|2026-01-04T12:00:00Z|btc.csv.gz",
            "2025-07|active|146400|2025-12-28T12:00:00Z|weekly regeneration",
            "2025-06|stored|146400|2025-12-21T12:00:00Z|x");
  }

  @Test
  void tellsAnImportByItsNoteAndAnActivationByItsState() {
    assertThat(
            Answers.outcome(
                """
                {"set":{"symbol":"BTC","version":"t1","active":false,"pinned":false},
                 "tables":61,"note":"stored, not active: a person pinned t0"}"""))
        .isEqualTo("BTC t1: stored, not active: a person pinned t0");
    assertThat(
            Answers.outcome(
                "{\"symbol\":\"BTC\",\"version\":\"t1\",\"active\":true,\"pinned\":false}"))
        .isEqualTo("BTC t1: active");
  }

  @Test
  void saysWhatItGotInsteadOfJson() {
    assertThatThrownBy(() -> Answers.sets("<html>")).hasMessageContaining("<html>");
  }
}

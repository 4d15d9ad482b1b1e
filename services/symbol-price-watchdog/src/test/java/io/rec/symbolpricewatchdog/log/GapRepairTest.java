package io.rec.symbolpricewatchdog.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GapRepairTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  @DisplayName("REC-PWB-09 fills a hole on the straight line, flagged, without momentum")
  void interpolates() {
    List<PriceRow> rows = between(4, "100.00", "101.00");

    assertThat(rows)
        .extracting(row -> row.second() + " " + row.price())
        .containsExactly(
            "2026-03-02T12:00:01Z 100.25",
            "2026-03-02T12:00:02Z 100.50",
            "2026-03-02T12:00:03Z 100.75");
    assertThat(rows).allMatch(PriceRow::interpolated);
    assertThat(rows).allMatch(row -> Double.isNaN(row.figures().momentum()));
  }

  @Test
  @DisplayName("R34 seconds that follow one another have no hole")
  void leavesNeighboursAlone() {
    assertThat(between(1, "100.00", "101.00")).isEmpty();
    assertThat(between(0, "100.00", "101.00")).isEmpty();
  }

  @Test
  @DisplayName("R34 a hole of more than an hour stays a hole")
  void inventsNoHours() {
    assertThat(between(3600, "100.00", "101.00")).hasSize(3599);
    assertThat(between(3601, "100.00", "101.00")).isEmpty();
  }

  private static List<PriceRow> between(long seconds, String from, String to) {
    return GapRepair.between(
        NOON, new BigDecimal(from), NOON.plusSeconds(seconds), new BigDecimal(to));
  }
}

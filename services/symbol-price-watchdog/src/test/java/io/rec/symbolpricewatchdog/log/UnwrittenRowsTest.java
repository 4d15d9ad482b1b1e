package io.rec.symbolpricewatchdog.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnwrittenRowsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final UnwrittenRows rows = new UnwrittenRows();

  @Test
  @DisplayName("REC-PWB-02 keeps one row for a second, that of its last tick")
  void keepsLastTickOfSecond() {
    rows.put(row(100, "118000.10"));
    rows.put(row(900, "118000.56"));

    assertThat(rows.oldest(10)).containsExactly(row(900, "118000.56"));
  }

  @Test
  @DisplayName("REC-PWB-08 keeps a row until it is written, and a later price of its second longer")
  void forgetsOnlyWhatWasWritten() {
    rows.put(row(100, "118000.10"));
    List<PriceRow> written = rows.oldest(10);
    rows.put(row(200, "118000.20"));

    rows.written(written);

    assertThat(rows.oldest(10)).containsExactly(row(200, "118000.20"));
  }

  @Test
  @DisplayName("R34 an interpolated row never takes the place of a real one")
  void fillsOnlyHoles() {
    rows.put(row(1100, "118000.10"));

    rows.fill(
        GapRepair.between(
            NOON, new BigDecimal("100.00"), NOON.plusSeconds(3), new BigDecimal("400.00")));

    assertThat(rows.oldest(10)).extracting(PriceRow::interpolated).containsExactly(false, true);
    assertThat(rows.interpolated()).isEqualTo(1);
  }

  @Test
  @DisplayName("holds two hours without a database, then drops the oldest and counts")
  void isBounded() {
    for (int second = 0; second < UnwrittenRows.MOST_SECONDS + 5; second++) {
      rows.put(row(second * 1000L, "1.00"));
    }

    assertThat(rows.waiting()).isEqualTo(UnwrittenRows.MOST_SECONDS);
    assertThat(rows.dropped()).isEqualTo(5);
    assertThat(rows.oldest(1).getFirst().second()).isEqualTo(NOON.plusSeconds(5));
  }

  private static PriceRow row(long millis, String price) {
    return PriceRow.of(NOON.plusMillis(millis), new BigDecimal(price), Figures.NONE);
  }
}

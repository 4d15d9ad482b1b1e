package io.rec.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.platform.live.TableNote.MomentumNote;
import io.rec.platform.live.TableNote.StrikeNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableReadingTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:50:00Z");
  private static final FreshnessLimits LIMITS = FreshnessLimits.DEFAULT;

  @Test
  @DisplayName("a table keeps its strikes, its ages and the close of its event")
  void readsATable() throws NoteRefused {
    SeenTable seen = TableReading.read(note("KXBTCD-26MAR0208", NOW, 600L, NOW, false));

    assertThat(seen.close()).isEqualTo("2026-03-02T13:00:00Z");
    assertThat(seen.troubles(LIMITS, NOW)).isEmpty();
    assertThat(seen.table().rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.activeSide()).isEqualTo(Side.YES);
              assertThat(row.yesAsk()).hasValue(94);
              assertThat(row.noAsk()).isEmpty();
              assertThat(row.probability()).hasValue(97);
            });
  }

  @Test
  @DisplayName("in autumn's doubled hour the seconds tell which of two closes is meant")
  void tellsTheDoubledHour() throws NoteRefused {
    Instant first = Instant.parse("2026-11-01T04:30:00Z");
    Instant second = Instant.parse("2026-11-01T05:30:00Z");

    assertThat(TableReading.read(note("KXBTCD-26NOV0101", first, 1800L, first, false)).close())
        .isEqualTo("2026-11-01T05:00:00Z");
    assertThat(TableReading.read(note("KXBTCD-26NOV0101", second, 1800L, second, false)).close())
        .isEqualTo("2026-11-01T06:00:00Z");
  }

  @Test
  @DisplayName("R19 R34 an old price, one from ahead, an interpolated one and a close are troubles")
  void namesTroubles() throws NoteRefused {
    SeenTable fresh = TableReading.read(note("KXBTCD-26MAR0208", NOW, 600L, NOW, false));
    SeenTable interpolated = TableReading.read(note("KXBTCD-26MAR0208", NOW, 600L, NOW, true));
    SeenTable unknown = TableReading.read(note("KXBTCD-26MAR0208", NOW, 600L, null, false));

    assertThat(fresh.troubles(LIMITS, NOW.plusSeconds(6)))
        .singleElement()
        .asString()
        .contains("price");
    assertThat(fresh.troubles(LIMITS, NOW.plusSeconds(11))).hasSize(2);
    assertThat(fresh.troubles(LIMITS, NOW.minusSeconds(6))).hasSize(1);
    assertThat(fresh.troubles(LIMITS, NOW.plus(Duration.ofMinutes(10)))).hasSize(3);
    assertThat(interpolated.troubles(LIMITS, NOW)).containsExactly("the price is interpolated");
    assertThat(unknown.troubles(LIMITS, NOW)).containsExactly("the markets are unknown");
  }

  @Test
  @DisplayName("a table without its price's time, or of an impossible event, is refused")
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> TableReading.read(null)).isInstanceOf(NoteRefused.class);
    assertThatThrownBy(() -> TableReading.read(note("NOTHING", NOW, 600L, NOW, false)))
        .hasMessageContaining("impossible");
    assertThatThrownBy(
            () ->
                TableReading.read(
                    new TableNote(
                        "BTC",
                        1.0,
                        1L,
                        "KXBTCD-26MAR0208",
                        "",
                        null,
                        "active",
                        NOW,
                        List.of(),
                        null,
                        null,
                        false,
                        "",
                        null,
                        false,
                        NOW)))
        .hasMessageContaining("price_as_of");
  }

  private static TableNote note(
      String event, Instant at, long seconds, @Nullable Instant markets, boolean interpolated) {
    return new TableNote(
        "BTC",
        118_020.0,
        seconds,
        event,
        "title",
        250L,
        "active",
        at,
        List.of(
            new StrikeNote(
                118_000, "T", 20, 0.02, 97.0, 94, null, 3.0, null, 5000, "yes", null, null)),
        new MomentumNote(0.1, false),
        "f",
        false,
        "m",
        at,
        interpolated,
        markets);
  }
}

package io.rec.autoentrysupervisor.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.autoentrysupervisor.backtest.prices.WalkPrices;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.autoentrysupervisor.backtest.testing.ListedPrices;
import io.rec.autoentrysupervisor.backtest.testing.Setups;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the screen says is what the rules say of the whole table, second by second")
class ScreenTest {
  private static final Instant BEGIN = Instant.parse("2025-08-14T04:30:00Z");
  private static final int SIX_HOURS = 6 * 3600;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"min_probability\":60,\"min_time\":0,\"max_time\":3600}",
        "{\"min_probability\":60,\"min_time\":0,\"max_time\":3600,\"allow_re_entry\":true}",
        "{\"min_probability\":0,\"min_differential\":-10,\"max_time\":3600,\"allow_re_entry\":true}",
        "{\"min_differential\":2.5,\"max_time\":3600,\"spike_alert_momentum_threshold\":8,"
            + "\"spike_alert_cooldown_threshold\":6,\"spike_alert_cooldown_minutes\":2}",
        "{\"min_probability\":80,\"max_time\":3600,\"auto_stop\":true,\"current_probability\":75,"
            + "\"momentum_spike_threshold\":10,\"position_size\":40,\"allow_re_entry\":true}",
        "{\"min_probability\":80,\"max_time\":3600,\"auto_stop\":true,\"current_probability\":79,"
            + "\"verification_period_enabled\":true,\"position_size\":90}",
      })
  void agreesWithTheRules(String settings) {
    for (long seed : LongStream.rangeClosed(1, 2).toArray()) {
      var setup = Setups.of(settings, VenueModel.DEFAULT, new BookModel(seed, 1, 4, 60, 5000, 0));

      var screened = Replays.run(setup, walk(seed));

      assertEqual(screened, Replays.runWithoutScreen(setup, walk(seed)));
      assertThat(screened.trades()).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0} contracts traded")
  @ValueSource(longs = {999, 1000})
  void agreesAboutVolumeAndExactlyOnAStrike(long volume) {
    var setup =
        Setups.of(
            "{\"min_probability\":40,\"min_time\":0,\"max_time\":3600,\"spike_alert_enabled\":false}",
            VenueModel.DEFAULT,
            new BookModel(1, 1, 10, 60, volume, 0));

    var screened = Replays.run(setup, onStrikes());

    assertEqual(screened, Replays.runWithoutScreen(setup, onStrikes()));
    assertThat(screened.trades().isEmpty()).isEqualTo(volume < 1000);
  }

  /** In steps of fifty dollars, so that the price often equals a strike. */
  private static ListedPrices onStrikes() {
    return ListedPrices.between(
        "2025-08-15T18:00:00Z",
        "2025-08-15T20:00:00Z",
        second -> 100_000 + 50 * ((second * 7919) % 7));
  }

  private static WalkPrices walk(long seed) {
    return new WalkPrices(seed, BEGIN, SIX_HOURS, 100_000);
  }

  private static void assertEqual(Outcome screened, Outcome whole) {
    assertThat(screened.trades()).isEqualTo(whole.trades());
    assertThat(screened.hours()).isEqualTo(whole.hours());
    assertThat(screened.cash()).isEqualTo(whole.cash());
  }
}

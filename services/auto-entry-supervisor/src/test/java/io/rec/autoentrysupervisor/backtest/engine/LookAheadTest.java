package io.rec.autoentrysupervisor.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.autoentrysupervisor.backtest.prices.WalkPrices;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.autoentrysupervisor.backtest.testing.ListedPrices;
import io.rec.autoentrysupervisor.backtest.testing.Setups;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("No decision knows what comes after it")
class LookAheadTest {
  private static final Instant BEGIN = Instant.parse("2025-08-15T18:00:00Z");
  private static final int SECONDS = 3 * 3600;
  private static final Setup SETUP =
      Setups.of(
          "{\"min_probability\":85,\"max_time\":3600,\"auto_stop\":true,\"current_probability\":84}");

  @ParameterizedTest(name = "prices change after second {0}")
  @ValueSource(ints = {61, 1799, 3599, 3600, 4503, 7200, 9000})
  void changingThePricesAfterAMomentChangesNothingBeforeIt(int changed) {
    var moment = BEGIN.plusSeconds(changed);
    var before = decisions(Replays.run(SETUP, prices(SECONDS, 1)), moment);

    var after = decisions(Replays.run(SETUP, prices(changed, 1.002)), moment);
    var ended = decisions(Replays.run(SETUP, cut(changed)), moment);

    assertThat(after).isEqualTo(before);
    assertThat(ended).isEqualTo(before);
  }

  /** The walk, times a factor after a second. */
  private static ListedPrices prices(int until, double factor) {
    var listed = new ListedPrices();
    var walk = new WalkPrices(11, BEGIN, SECONDS, 100_000);
    while (walk.next()) {
      var isLater = walk.second() > BEGIN.getEpochSecond() + until;
      listed.add(
          walk.second(), isLater ? Math.rint(walk.price() * factor * 100) / 100 : walk.price());
    }
    return listed;
  }

  /** The walk as if it had ended then. */
  private static ListedPrices cut(int until) {
    var listed = new ListedPrices();
    var walk = new WalkPrices(11, BEGIN, until + 1, 100_000);
    while (walk.next()) {
      listed.add(walk.second(), walk.price());
    }
    return listed;
  }

  private static List<String> decisions(Outcome outcome, Instant until) {
    return outcome.trades().stream()
        .filter(trade -> !trade.signalAt().isAfter(until))
        .map(
            trade ->
                "%s %s %s at %s for %s"
                    .formatted(
                        trade.ticketId(),
                        trade.ticker(),
                        trade.side(),
                        trade.seenPrice(),
                        trade.probability()))
        .sorted()
        .toList();
  }
}

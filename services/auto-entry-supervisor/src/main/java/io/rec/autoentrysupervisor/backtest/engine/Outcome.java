package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What came of a replay.
 *
 * @param model version of the fingerprints
 * @param from when decisions began, after the warm-up
 * @param trades in the order in which they ended
 * @param asked the chance of every row of the table, once a minute, against what happened
 * @param traded the same for what was bought
 * @param cash at the end
 */
public record Outcome(
    Setup setup,
    String model,
    Instant from,
    Instant to,
    List<TradeRow> trades,
    List<HourRow> hours,
    Calibration asked,
    Calibration traded,
    Money cash) {

  public Outcome {
    trades = List.copyOf(trades);
    hours = List.copyOf(hours);
  }
}

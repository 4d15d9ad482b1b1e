package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.program.ServiceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The automatic trader over recorded prices; the options are the batch program's own. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Replays recorded prices through the rules of entries and stops; writes a report.",
      "",
      "--prices FILE          one-second prices: an export of the price log, or a recording for sim",
      "--generated SECONDS    a made-up walk instead of a file",
      "--quotes FILE          strike tables, one JSON a line; without them the quotes are made up",
      "--fingerprints FILE    a set of probability tables; without it the built-in formula",
      "--settings FILE        the trader's settings as JSON; what it leaves out has its default",
      "--symbol BTC  --from DAY  --to DAY  --out FOLDER  --seed N  --longest-gap SECONDS",
      "--latency MS  --slippage CENTS  --fees centicent|cent  --cash DOLLARS  --warm-up SECONDS",
      "--max-position N  --max-exposure DOLLARS  --max-daily-loss DOLLARS  --max-open-trades N",
      "--max-order DOLLARS  --book-spread CENTS  --book-error POINTS  --book-depth N",
      "--book-spacing DOLLARS  --measure (tells the time it took)"
    })
final class BacktestCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Unmatched List<String> options = new ArrayList<>();

  BacktestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    return ServiceProgram.backtest(surroundings).run(options);
  }
}

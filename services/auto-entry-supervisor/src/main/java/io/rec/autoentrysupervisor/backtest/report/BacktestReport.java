package io.rec.autoentrysupervisor.backtest.report;

import io.micronaut.json.JsonMapper;
import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.prices.Coverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the folder: {@code report.html}, {@code report.json} and the lists as CSV. */
public final class BacktestReport {
  private final Path folder;

  private BacktestReport(Path folder) {
    this.folder = folder;
  }

  /** Returns the page. */
  public static Path write(Outcome outcome, Coverage coverage, JsonMapper json, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    var equity = Equity.of(outcome);
    var figures = Figures.of(outcome);
    var report = new BacktestReport(folder);
    report.file("trades.csv", CsvFiles.trades(outcome.trades()));
    report.file("hours.csv", CsvFiles.hours(outcome.hours()));
    report.file("equity.csv", CsvFiles.equity(equity));
    report.file("calibration.csv", CsvFiles.calibration(outcome.traded(), outcome.asked()));
    report.file(
        "report.json",
        json.writeValueAsBytes(ReportDocument.of(outcome, coverage, equity, figures)));
    return report.file("report.html", ReportPage.of(outcome, coverage, equity, figures));
  }

  /** The figures of an outcome on one line, for a terminal. */
  public static String line(Outcome outcome) {
    var figures = Figures.of(outcome);
    return "%d trades, %s %% won, %s dollars after %s dollars of fees, deepest fall %s dollars"
        .formatted(
            figures.history().trades(),
            figures.history().winRate(),
            figures.pnl().printed(2),
            figures.fees().printed(2),
            Equity.of(outcome).deepest().fall().printed(2));
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaced as a whole, so that nobody reads half of it. */
  private Path file(String name, byte[] content) throws IOException {
    var target = folder.resolve(name);
    var draft = folder.resolve(name + ".new");
    Files.write(draft, content);
    return Files.move(
        draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

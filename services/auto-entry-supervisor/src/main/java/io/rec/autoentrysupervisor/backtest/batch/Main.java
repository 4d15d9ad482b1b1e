package io.rec.autoentrysupervisor.backtest.batch;

import io.rec.autoentrysupervisor.backtest.book.RecordedBooks;
import io.rec.autoentrysupervisor.backtest.book.TableSource;
import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.engine.Replay;
import io.rec.autoentrysupervisor.backtest.prices.CheckedPrices;
import io.rec.autoentrysupervisor.backtest.prices.PriceSource;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.prices.Until;
import io.rec.autoentrysupervisor.backtest.report.BacktestReport;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/** Ends with 0 when it is done, 1 when something failed, 2 when what was given is refused. */
public final class Main {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private final Options options;
  private final World world;

  private Main(Options options, World world) {
    this.options = options;
    this.world = world;
  }

  public static void main(String[] arguments) {
    System.exit(run(World.ofProcess(), arguments));
  }

  static int run(World world, String... arguments) {
    try {
      new Main(new Options(Arrays.asList(arguments), Wish.NAMES, Wish.FLAGS), world).run();
      return DONE;
    } catch (Refusal refused) {
      world.err().println("refused: " + refused.sentence());
      return REFUSED;
    } catch (IOException | SQLException failed) {
      world.err().println("failed: " + failed);
      return FAILED;
    }
  }

  private void run() throws IOException, SQLException {
    var wish = new Wish(options, world);
    var setup = wish.setup();
    var sources = new Sources(options, world, setup.symbol());
    if (!sources.needDatabase()) {
      try (var prices = sources.files();
          var quotes = sources.quotes()) {
        replay(setup, sources, prices, quotes);
      }
      return;
    }
    try (var connection = sources.connect();
        var prices = sources.log(connection);
        var tables = sources.tables(connection)) {
      replay(setup, sources, prices, tables);
    }
  }

  private void replay(Setup setup, Sources sources, PriceSource prices, TableSource quotes)
      throws IOException {
    var cost = new Cost();
    var checked =
        new CheckedPrices(
            options.instant("--to").<PriceSource>map(to -> new Until(prices, to)).orElse(prices),
            sources.longestGap());
    var books = new RecordedBooks(setup.symbol(), quotes, world.json(), setup.book());
    Outcome outcome =
        new Replay(setup, sources.fingerprints(), books, options.instant("--from")).run(checked);
    if (options.has("--measure")) {
      world.err().println(cost.sentence(checked.coverage().prices()));
    }
    var folder =
        options
            .path("--out")
            .orElse(Path.of("backtest-" + setup.symbol().toLowerCase(Locale.ROOT)));
    var page = BacktestReport.write(outcome, checked.coverage(), world.json(), folder);
    world.out().println(BacktestReport.line(outcome));
    world.out().println(page);
  }
}

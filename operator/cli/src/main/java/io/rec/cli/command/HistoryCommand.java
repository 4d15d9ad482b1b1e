package io.rec.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.desk.DeskState;
import io.rec.cli.peer.RunningService;
import io.rec.cli.trading.TradeBook;
import io.rec.cli.trading.TradeCsv;
import io.rec.cli.trading.TradeTables;
import io.rec.cli.trading.TradeTotals;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What trades brought. */
@Command(
    name = "history",
    description = {
      "Lists all trades that are over, newest first, and what they came to.",
      "Money is in dollars, days are New York's."
    })
final class HistoryCommand extends LookingCommand implements Callable<Integer> {
  @Option(
      names = "--csv",
      description = "Comma-separated values, a line a trade, for a spreadsheet.")
  boolean csv;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  TradeChoice choice;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  HistoryCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** Never a result without the mode it was made in and the time it was seen. */
  record Told(
      String system, String mode, Instant at, List<TradeTotals> totals, List<JsonNode> trades) {}

  @Override
  public Integer call() throws InterruptedException {
    if (csv && !output.forPeople()) {
      throw new ParameterException(spec.commandLine(), "--csv and -o are two forms: take one.");
    }
    Told told = look(this::read);
    PrintStream out = surroundings.terminal().out();
    if (csv) {
      out.print(TradeCsv.of(told.trades()));
    } else {
      output.print(out, told, people -> tell(people, told));
    }
    return ExitCode.OK.code();
  }

  private Told read(Reach reach, KubernetesClient client) throws InterruptedException {
    var state = new DeskState(desk.find(client));
    var book = new TradeBook(new RunningService(client, desk.namespace, TradeBook.SERVICE));
    List<JsonNode> trades = book.list(choice.wanted(Optional.of("history"), Integer.MAX_VALUE));
    return new Told(
        state.called(),
        state.mode(),
        surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        TradeTotals.of(trades),
        trades);
  }

  private void tell(PrintStream out, Told told) {
    out.printf("%s, mode %s, %s%n", told.system(), told.mode(), told.at());
    if (told.trades().isEmpty()) {
      out.println("No trade is over.");
      return;
    }
    out.print(TradeTables.list(told.trades(), output.wide()));
    told.totals().forEach(totals -> out.println(totals.sentence()));
    long unknown = TradeTotals.unknown(told.trades());
    if (unknown > 0) {
      out.printf("%d trades of unknown mode are not added up.%n", unknown);
    }
  }
}

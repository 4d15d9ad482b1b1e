package io.rec.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.desk.DeskState;
import io.rec.cli.peer.RunningService;
import io.rec.cli.trading.TradeBook;
import io.rec.cli.trading.TradeTables;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What was bought and sold. */
@Command(
    name = "trades",
    description = {
      "Lists trades, newest first; with a number one trade and all that happened to it.",
      "Money is in dollars, days are New York's."
    })
final class TradesCommand extends LookingCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "ID", description = "One trade by its number.")
  @Nullable Long id;

  @Option(
      names = "--status",
      paramLabel = "WORD",
      description = "active, history, or one of pending, open, closing, expired, closed, error.")
  @Nullable String status;

  @Option(
      names = "--limit",
      defaultValue = "50",
      paramLabel = "N",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  int limit;

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

  TradesCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** Never a trade without the mode it was made in and the time it was seen. */
  record Told(String system, String mode, Instant at, List<JsonNode> trades) {}

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit is %d: at least 1.".formatted(limit));
    }
    Told told = look(this::read);
    output.print(surroundings.terminal().out(), told, out -> tell(out, told));
    return ExitCode.OK.code();
  }

  private Told read(Reach reach, KubernetesClient client) throws InterruptedException {
    var state = new DeskState(desk.find(client));
    var book = new TradeBook(new RunningService(client, desk.namespace, TradeBook.SERVICE));
    List<JsonNode> trades =
        id == null
            ? book.list(choice.wanted(Optional.ofNullable(status), limit))
            : List.of(book.one(id));
    return new Told(
        state.called(),
        state.mode(),
        surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        trades);
  }

  private void tell(PrintStream out, Told told) {
    if (told.trades().isEmpty()) {
      out.printf("No such trade in %s (mode %s) at %s.%n", told.system(), told.mode(), told.at());
      return;
    }
    out.printf("%s, mode %s, %s%n", told.system(), told.mode(), told.at());
    out.print(
        id == null
            ? TradeTables.list(told.trades(), output.wide())
            : TradeTables.one(told.trades().getFirst()));
    if (id == null && told.trades().size() == limit) {
      out.printf("The newest %d; --limit shows more.%n", limit);
    }
  }
}

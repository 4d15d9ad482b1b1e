package io.rec.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.desk.DeskState;
import io.rec.cli.peer.RunningService;
import io.rec.cli.trading.Direction;
import io.rec.cli.trading.Market;
import io.rec.cli.trading.Ticket;
import io.rec.cli.trading.TicketDesk;
import io.rec.cli.trading.TicketOutcome;
import io.rec.cli.trading.TradeBook;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A trade by hand, with simulated money. */
@Command(
    name = "ticket",
    description = {
      "Buys on a paper system: market, side, quantity and the most to pay for a contract.",
      "Ends with 0 if it was taken, 14 if a rule refused it (the rule is named), 10 if the venue",
      "did not fill it, 9 if that is not known in time. A live system is refused: real orders are",
      "confirmed on its page."
    })
final class TicketCommand extends LookingCommand implements Callable<Integer> {
  @Option(
      names = "--market",
      required = true,
      paramLabel = "TICKER",
      description = "Such as KXBTCD-25AUG1515-T118499.99.")
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  String market;

  @Option(names = "--side", required = true, description = "${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  Direction side;

  @Option(names = "--quantity", required = true, paramLabel = "N", description = "Contracts.")
  int quantity;

  @Option(
      names = "--max-price",
      required = true,
      paramLabel = "CENTS",
      description = "The most to pay for one contract, 1 to 99 cents.")
  int maxPrice;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "Name of the ticket; the same name again never buys twice.")
  @Nullable String id;

  @Option(names = "--dry-run", description = "Tell what would be asked for, and ask nothing.")
  boolean dryRun;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  WaitOption waiting;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  CommandSpec spec;

  TicketCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws InterruptedException {
    Ticket ticket = ticket();
    TicketTold told = look((reach, client) -> hand(reach, client, ticket));
    output.print(
        surroundings.terminal().out(),
        told,
        out -> new TicketPrinter(out, surroundings.terminal().style(), output.wide()).tell(told));
    return code(told).code();
  }

  private Ticket ticket() {
    check(quantity >= 1, "--quantity is %d: at least 1 contract.".formatted(quantity));
    check(
        maxPrice >= 1 && maxPrice <= 99,
        "--max-price is %d: 1 to 99 cents for a contract that pays a dollar.".formatted(maxPrice));
    check(
        id == null || Ticket.ID.matcher(id).matches(),
        "--id takes 1 to 48 letters, digits, - and _.");
    String name =
        id != null
            ? id
            : Ticket.newId(new SecureRandom().nextLong(), surroundings.clock().millis());
    return new Ticket(name, Market.parse(market), side, quantity, maxPrice);
  }

  private void check(boolean good, String complaint) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), complaint);
    }
  }

  private TicketTold hand(Reach reach, KubernetesClient client, Ticket ticket)
      throws InterruptedException {
    var state = new DeskState(desk.find(client));
    if (state.live()) {
      throw new Failure(
          ExitCode.REFUSED,
          "%s is live; recio ticket buys with simulated money only.".formatted(state.called()),
          "Use the ticket of its page, which shows the loss and asks twice.");
    }
    if (dryRun) {
      return told(state, ticket, null, null);
    }
    var manager = new TicketDesk(new RunningService(client, desk.namespace, TradeBook.SERVICE));
    TicketOutcome outcome = manager.hand(ticket);
    JsonNode trade =
        waiting.wait && outcome instanceof TicketOutcome.Taken taken
            ? manager.watch(taken.trade(), waiting.patience(surroundings))
            : null;
    return told(state, ticket, outcome, trade);
  }

  private TicketTold told(
      DeskState state, Ticket ticket, @Nullable TicketOutcome outcome, @Nullable JsonNode trade) {
    return new TicketTold(
        state.called(),
        state.desk().getSpec().mode().text(),
        ticket.id(),
        ticket.told(),
        ticket.cost().toPlainString(),
        ticket.gain().toPlainString(),
        dryRun,
        outcome,
        trade);
  }

  private static ExitCode code(TicketTold told) {
    if (told.outcome() instanceof TicketOutcome.Refused) {
      return ExitCode.REFUSED;
    }
    if (told.trade() == null) {
      return ExitCode.OK;
    }
    return switch (told.trade().path("status").asText()) {
      case "pending" -> ExitCode.TIMED_OUT;
      case "error", "deleted" -> ExitCode.UNHEALTHY;
      default -> ExitCode.OK;
    };
  }
}

package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.peer.Answer;
import io.rec.cli.peer.Peer;
import io.rec.cli.peer.Question;
import io.rec.cli.waiting.Patience;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Hands a ticket to the trade manager and watches what becomes of it. */
public final class TicketDesk {
  private static final int CREATED = 201;
  private static final String PENDING = "pending";

  private final Peer manager;

  public TicketDesk(Peer manager) {
    this.manager = manager;
  }

  public TicketOutcome hand(Ticket ticket) throws InterruptedException {
    Answer answer = ask(ticket);
    if (answer.ok()) {
      return new TicketOutcome.Taken(
          TradeBook.read(answer.body()).path("id").asLong(), answer.status() != CREATED);
    }
    JsonNode said = answer.body().startsWith("{") ? TradeBook.read(answer.body()) : null;
    if (said != null && said.hasNonNull("rule")) {
      return new TicketOutcome.Refused(
          said.path("rule").asText(),
          said.path("detail").asText(),
          StreamSupport.stream(said.path("decision").path("checks").spliterator(), false).toList());
    }
    throw new Failure(
        answer.elsewhere() ? ExitCode.UNREACHABLE : ExitCode.FAILED,
        answer.elsewhere()
            ? "No trade-manager holds the lease at the moment; nothing was sent."
            : "The trade-manager answered %d: %s".formatted(answer.status(), answer.body()),
        "Run it again with --id %s: the same name never buys twice.".formatted(ticket.id()));
  }

  /** The trade once its order has an end, or as far as it is when the time is up. */
  public JsonNode watch(long trade, Patience patience) throws InterruptedException {
    var book = new TradeBook(manager);
    Optional<JsonNode> end =
        patience.until(
            () ->
                Optional.of(book.one(trade))
                    .filter(seen -> !seen.path("status").asText().equals(PENDING)));
    return end.isPresent() ? end.get() : book.one(trade);
  }

  private Answer ask(Ticket ticket) throws InterruptedException {
    try {
      return manager.ask(Question.post("/trades", ticket.json()));
    } catch (Failure silent) {
      if (silent.exitCode() != ExitCode.UNREACHABLE) {
        throw silent;
      }
      throw new Failure(
          ExitCode.UNREACHABLE,
          silent.what() + " It is not known whether the ticket was taken.",
          "Run it again with --id %s: the same name never buys twice.".formatted(ticket.id()),
          silent);
    }
  }
}

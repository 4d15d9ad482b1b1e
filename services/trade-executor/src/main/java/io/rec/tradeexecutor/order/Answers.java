package io.rec.tradeexecutor.order;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.tradeexecutor.exchange.AvailableCash;
import io.rec.tradeexecutor.journal.Journal;
import io.rec.tradeexecutor.journal.JournalLine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what was heard of an order, with its fact. It needs no proof of who may act: what the
 * exchange said is true whoever heard it. While the database is away it goes to the journal.
 */
@Singleton
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final String TOPIC = "order";

  private final Database database;
  private final Dispatches dispatches;
  private final Outbox outbox;
  private final Journal journal;
  private final AvailableCash cash;
  private final OrderFigures figures;
  private final ObjectMapper json;
  private final Clock clock;

  Answers(
      Database database,
      Dispatches dispatches,
      Outbox outbox,
      Journal journal,
      AvailableCash cash,
      OrderFigures figures,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.dispatches = dispatches;
    this.outbox = outbox;
    this.journal = journal;
    this.cash = cash;
    this.figures = figures;
    this.json = json;
    this.clock = clock;
  }

  /** In the database, or else on the disk, when it returns. */
  OrderAnswer record(Stage stage, OrderAnswer answer) {
    JournalLine line =
        new JournalLine(
            answer.client_order_id(),
            stage.word(),
            answer.order_id(),
            answer.reason(),
            text(answer));
    try {
      tell(line);
    } catch (SQLException away) {
      keep(line, away);
    }
    settle(stage, answer);
    return answer;
  }

  /** Tells the database; what it knows already changes nothing. */
  void tell(JournalLine line) throws SQLException {
    boolean news =
        database.transaction(
            transaction -> {
              boolean changed =
                  dispatches.answered(
                      transaction,
                      line.clientOrderId(),
                      Stage.of(line.stage()),
                      line.orderId(),
                      line.reason(),
                      clock.instant(),
                      line.answer());
              if (changed) {
                outbox.append(transaction, TOPIC, line.clientOrderId(), line.answer());
              }
              return changed;
            });
    if (news) {
      figures.heard(line.stage());
      LOG.atInfo()
          .addKeyValue("client_order_id", line.clientOrderId())
          .addKeyValue("stage", line.stage())
          .addKeyValue("order_id", line.orderId())
          .addKeyValue("reason", line.reason())
          .log("order {}", line.stage());
    }
  }

  String text(OrderAnswer answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  OrderAnswer read(String text) {
    try {
      OrderAnswer answer = json.readValue(text, OrderAnswer.class);
      if (answer == null) {
        throw new IOException("an empty answer");
      }
      return answer;
    } catch (IOException broken) {
      throw new UncheckedIOException("a stored answer cannot be read: " + text, broken);
    }
  }

  private void keep(JournalLine line, SQLException away) {
    LOG.atError()
        .addKeyValue("client_order_id", line.clientOrderId())
        .addKeyValue("stage", line.stage())
        .log("the answer goes to the journal: {}", Database.waiting(away).detail());
    try {
      journal.append(line);
    } catch (IOException lost) {
      // The dispatch is in the database without an answer, so the order is looked up.
      LOG.atError()
          .setCause(lost)
          .addKeyValue("client_order_id", line.clientOrderId())
          .log("the journal cannot be written: the order will be looked up");
    }
  }

  /** What is set aside for an order follows what became of it. */
  private void settle(Stage stage, OrderAnswer answer) {
    switch (stage) {
      case REFUSED, NEVER -> cash.giveBack(answer.client_order_id());
      case DONE -> cash.over(answer.client_order_id(), answer.spent());
      case ACCEPTED -> {
        if (answer.is(Outcome.DONE)) {
          cash.over(answer.client_order_id(), answer.spent());
        }
      }
      case SENDING, UNKNOWN -> {}
    }
  }
}

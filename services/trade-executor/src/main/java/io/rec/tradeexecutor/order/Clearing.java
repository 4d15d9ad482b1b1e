package io.rec.tradeexecutor.order;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.decision.Decision;
import io.rec.domain.risk.RiskRule;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.events.Outbox;
import io.rec.platform.lease.Fence;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.ExplainedDecision;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The transaction after which an order may be sent: proof, rules, and the row that says so. */
@Singleton
final class Clearing {

  private static final String ACTOR = "trade-executor";
  private static final String TOPIC = "order";

  private final Database database;
  private final Dispatches dispatches;
  private final Ruling ruling;
  private final Outbox outbox;
  private final Audit audit;
  private final Answers answers;
  private final ObjectMapper json;
  private final Clock clock;

  Clearing(
      Database database,
      Dispatches dispatches,
      Ruling ruling,
      Outbox outbox,
      Audit audit,
      Answers answers,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.dispatches = dispatches;
    this.ruling = ruling;
    this.outbox = outbox;
    this.audit = audit;
    this.answers = answers;
    this.json = json;
    this.clock = clock;
  }

  Attempt first(Fence fence, String id) throws SQLException {
    return database.transaction(
        transaction -> {
          Optional<Loaded> loaded = dispatches.load(transaction, fence, id);
          return loaded.isEmpty() ? new Attempt.Absent() : first(transaction, fence, loaded.get());
        });
  }

  private Attempt first(Connection transaction, Fence fence, Loaded loaded) throws SQLException {
    StoredIntent intent = loaded.intent();
    if (loaded.dispatch().isPresent()) {
      return new Attempt.Known(intent, loaded.dispatch().get());
    }
    Instant now = clock.instant();
    Decision decision = ruling.on(loaded, now);
    if (!decision.passed()) {
      return stop(transaction, fence, intent, decision, now);
    }
    return dispatches.begin(transaction, fence, intent.id(), now)
        ? new Attempt.Cleared(intent)
        : known(transaction, intent);
  }

  /** Whether an order that was not found may be sent once more; every rule is asked again. */
  boolean again(Fence fence, String id) throws SQLException {
    return database.transaction(
        transaction -> {
          Optional<Loaded> loaded = dispatches.load(transaction, fence, id);
          return loaded.isPresent()
              && mayGoAgain(loaded.get())
              && dispatches.again(transaction, fence, id);
        });
  }

  private boolean mayGoAgain(Loaded loaded) {
    boolean passed = ruling.on(loaded, clock.instant()).passed();
    if (!passed && loaded.intent().opens()) {
      // It may have been taken, so its cost stays set aside until that is known.
      ruling.keepAside(loaded.intent());
    }
    return passed;
  }

  /** Says for good that an order which was never sent never will be. */
  Attempt never(Fence fence, String id, String reason) throws SQLException {
    return database.transaction(
        transaction -> {
          fence.require(transaction);
          Optional<Dispatches.Found> found = dispatches.find(transaction, id);
          if (found.isEmpty()) {
            return new Attempt.Absent();
          }
          StoredIntent intent = found.get().intent();
          OrderAnswer answer = OrderAnswer.never(id, reason);
          return stopped(transaction, fence, intent, answer)
              ? new Attempt.Stopped(answer)
              : known(transaction, intent);
        });
  }

  private Attempt stop(
      Connection transaction, Fence fence, StoredIntent intent, Decision decision, Instant now)
      throws SQLException {
    ExplainedDecision explained = ExplainedDecision.of(decision);
    OrderAnswer answer = OrderAnswer.never(intent.id(), reason(explained), explained);
    if (!stopped(transaction, fence, intent, answer)) {
      return known(transaction, intent);
    }
    audit.add(
        transaction,
        AuditLine.refused(ACTOR, TOPIC, explained.rule(), detail(intent, explained, now)));
    return new Attempt.Stopped(answer);
  }

  private boolean stopped(
      Connection transaction, Fence fence, StoredIntent intent, OrderAnswer answer)
      throws SQLException {
    String text = answers.text(answer);
    boolean first =
        dispatches.never(transaction, fence, intent.id(), answer.reason(), clock.instant(), text);
    if (first) {
      outbox.append(transaction, TOPIC, intent.id(), text);
    }
    return first;
  }

  private Attempt known(Connection transaction, StoredIntent intent) throws SQLException {
    StoredDispatch dispatch =
        dispatches
            .find(transaction, intent.id())
            .flatMap(Dispatches.Found::dispatch)
            .orElseThrow(
                () -> new IllegalStateException("no dispatch of " + intent.id() + " after all"));
    return new Attempt.Known(intent, dispatch);
  }

  /** The exchange's own word where there is one, so that readers of either understand it. */
  private static String reason(ExplainedDecision decision) {
    return decision.rule().equals(RiskRule.INSUFFICIENT_BALANCE.word())
        ? "InsufficientBalance: " + decision.reason()
        : decision.reason();
  }

  private String detail(StoredIntent intent, ExplainedDecision decision, Instant now) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("client_order_id", intent.id());
    detail.put("trade_id", intent.tradeId());
    detail.put("ticker", intent.ticker());
    detail.put("decided_at", now.toString());
    try {
      String head = json.writeValueAsString(detail);
      return head.substring(0, head.length() - 1)
          + ",\"decision\":"
          + json.writeValueAsString(decision)
          + "}";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

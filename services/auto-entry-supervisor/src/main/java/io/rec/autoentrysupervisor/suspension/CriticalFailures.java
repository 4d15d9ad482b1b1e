package io.rec.autoentrysupervisor.suspension;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.events.Fact;
import io.rec.platform.events.OutboxConsumer;
import io.rec.platform.events.OutboxConsumers;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the critical failures that anybody declares: each suspends entries, in the transaction
 * that ticks it off.
 */
@Singleton
public final class CriticalFailures {

  private static final String TOPIC = "critical_failure";
  private static final String RESUMES =
      "a person who has found out what failed and has seen it repaired lifts it";

  private final OutboxConsumers consumers;
  private final Suspensions suspensions;
  private final ObjectMapper json;
  private final RoleIdentity identity;
  private @Nullable OutboxConsumer consumer;

  CriticalFailures(
      OutboxConsumers consumers,
      Suspensions suspensions,
      ObjectMapper json,
      RoleIdentity identity) {
    this.consumers = consumers;
    this.suspensions = suspensions;
    this.json = json;
    this.identity = identity;
  }

  /** A failure as it is declared. */
  @Serdeable
  record Declared(@Nullable String cause, @Nullable String resumes, @Nullable String by) {}

  public synchronized void start() {
    if (consumer == null) {
      consumer = consumers.follow(identity.component(), Set.of(TOPIC), this::handle);
    }
  }

  public synchronized void stop() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }

  private void handle(Connection transaction, Fact fact) throws SQLException {
    Declared declared = read(fact);
    suspensions.suspend(
        transaction,
        or(declared.cause(), fact.payload()),
        or(declared.resumes(), RESUMES),
        or(declared.by(), fact.key()));
  }

  /** A declaration that cannot be read is one all the same. */
  private Declared read(Fact fact) {
    try {
      @Nullable Declared declared = json.readValue(fact.payload(), Declared.class);
      return declared == null ? new Declared(null, null, null) : declared;
    } catch (IOException unreadable) {
      return new Declared(null, null, null);
    }
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}

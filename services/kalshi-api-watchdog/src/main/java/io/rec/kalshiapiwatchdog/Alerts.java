package io.rec.kalshiapiwatchdog;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States an alert when the exchange's API has failed three times in a row, and its end when it
 * answers again. Owned by the thread of the health loop.
 */
@Singleton
final class Alerts {

  private static final String TOPIC = "alert";
  private static final String KEY = "exchange:kalshi";
  private static final int FAILURES = 3;

  /** For the first answer of all: the exchange of a paper desk starts with us. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(60);

  private final Database database;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final String service;
  private @Nullable Instant firstLook;
  private boolean raised;

  Alerts(Database database, Outbox outbox, ObjectMapper json, RoleIdentity identity) {
    this.database = database;
    this.outbox = outbox;
    this.json = json;
    this.service = identity.service();
  }

  void look(ApiHealth health, Instant now) throws SQLException, IOException {
    Instant since = firstLook == null ? now : firstLook;
    firstLook = since;
    boolean expected = health.lastSuccessAt() != null || !now.isBefore(since.plus(FIRST_PATIENCE));
    boolean failing = expected && health.failuresInARow() >= FAILURES;
    boolean answers =
        health.condition() == ApiHealth.Condition.UP
            || health.condition() == ApiHealth.Condition.PAUSED;
    if (failing && !raised) {
      state("exchange_api_lost", health, now);
      raised = true;
    } else if (answers && raised) {
      state("exchange_api_recovered", health, now);
      raised = false;
    }
  }

  private void state(String type, ApiHealth health, Instant now) throws SQLException, IOException {
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("type", type);
    fact.put("service", service);
    fact.put("at", now.toString());
    fact.put("last_success", String.valueOf(health.lastSuccessAt()));
    fact.put("error", health.lastError());
    String text = json.writeValueAsString(fact);
    database.transaction(connection -> outbox.append(connection, TOPIC, KEY, text));
  }
}

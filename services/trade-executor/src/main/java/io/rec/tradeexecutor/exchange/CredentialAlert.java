package io.rec.tradeexecutor.exchange;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people once that the exchange refuses our key, and once that it takes it again. */
@Singleton
public final class CredentialAlert {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialAlert.class);
  private static final String TOPIC = "alert";
  private static final String KEY = "exchange:credentials";

  private final Database database;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;
  private final AtomicBoolean raised = new AtomicBoolean();

  CredentialAlert(Database database, Outbox outbox, ObjectMapper json, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** A call was refused for its key, and neither the Secret nor the clock explains it. */
  public void refused(String why) {
    if (raised.compareAndSet(false, true)) {
      LOG.error("the exchange refuses our key: {}", why);
      state("exchange_credentials_refused", "critical", why);
    }
  }

  public void accepted() {
    if (raised.compareAndSet(true, false)) {
      LOG.info("the exchange accepts our key again");
      state("exchange_credentials_accepted", "info", "");
    }
  }

  public boolean isRaised() {
    return raised.get();
  }

  private void state(String type, String severity, String why) {
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("type", type);
    fact.put("severity", severity);
    fact.put("at", clock.instant().toString());
    fact.put("error", why);
    try {
      String text = json.writeValueAsString(fact);
      database.transaction(connection -> outbox.append(connection, TOPIC, KEY, text));
    } catch (SQLException | IOException unstated) {
      LOG.atError().setCause(unstated).log("the alert {} could not be stated", type);
    }
  }
}

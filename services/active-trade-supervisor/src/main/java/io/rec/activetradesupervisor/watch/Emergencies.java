package io.rec.activetradesupervisor.watch;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.risk.KillSwitch;
import io.rec.domain.stop.EmergencyPolicy;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.events.Fact;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.OutboxConsumer;
import io.rec.platform.events.OutboxConsumers;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.SetSwitch;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the emergency policy says when somebody declares a critical failure: it sets the kill
 * switch, which is durable, which the executor asks on every order, and which only a person sets
 * back.
 */
@Singleton
public final class Emergencies {

  private static final Logger LOG = LoggerFactory.getLogger(Emergencies.class);

  private final OutboxConsumers consumers;
  private final Database database;
  private final Outbox outbox;
  private final TradingControls controls;
  private final KillSwitchState killSwitch;
  private final Alerts alerts;
  private final ObjectMapper json;
  private final RoleIdentity identity;
  private @Nullable OutboxConsumer consumer;

  Emergencies(
      OutboxConsumers consumers,
      Database database,
      Outbox outbox,
      TradingControls controls,
      KillSwitchState killSwitch,
      Alerts alerts,
      ObjectMapper json,
      RoleIdentity identity) {
    this.consumers = consumers;
    this.database = database;
    this.outbox = outbox;
    this.controls = controls;
    this.killSwitch = killSwitch;
    this.alerts = alerts;
    this.json = json;
    this.identity = identity;
  }

  public synchronized void start() {
    if (consumer == null) {
      consumer =
          consumers.follow(identity.component(), Set.of(CriticalFailure.TOPIC), this::handle);
    }
  }

  public synchronized void stop() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }

  /** What a critical failure leads to; the default while no document says otherwise. */
  public EmergencyPolicy policy() {
    return controls.current().map(TradingControl::emergencyPolicy).stream()
        .flatMap(Emergencies::known)
        .findFirst()
        .orElse(EmergencyPolicy.FLATTEN);
  }

  /** States a critical failure for everybody who follows. */
  public void declare(String cause, String by) throws SQLException {
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("cause", cause);
    fact.put("by", by);
    String text = text(fact);
    database.transaction(connection -> outbox.append(connection, CriticalFailure.TOPIC, by, text));
  }

  private void handle(Connection transaction, Fact fact) throws SQLException {
    String cause = cause(fact);
    EmergencyPolicy policy = policy();
    Optional<KillSwitch> wished = level(policy);
    KillSwitch now = killSwitch.stored(transaction).map(SetSwitch::level).orElse(KillSwitch.NONE);
    LOG.atError()
        .addKeyValue("cause", cause)
        .addKeyValue("policy", policy.word())
        .log("critical failure: {}, policy {}", cause, policy.word());
    if (wished.isPresent() && wished.get().compareTo(now) > 0) {
      killSwitch.set(transaction, wished.get(), "critical failure: " + cause, identity.component());
    }
    alerts.tell(
        Alert.critical(
            "emergency",
            "failure:" + fact.id(),
            "critical failure: %s; the policy is %s".formatted(cause, policy.word())));
  }

  /** Hold leaves orders and positions as they are; entries are suspended by their own service. */
  private static Optional<KillSwitch> level(EmergencyPolicy policy) {
    return switch (policy) {
      case FLATTEN -> Optional.of(KillSwitch.FLATTEN);
      case CANCEL_ONLY -> Optional.of(KillSwitch.CANCEL_ORDERS);
      case HOLD -> Optional.empty();
    };
  }

  /** A declaration that cannot be read is one all the same. */
  private String cause(Fact fact) {
    try {
      @Nullable CriticalFailure failure = json.readValue(fact.payload(), CriticalFailure.class);
      return failure == null || failure.cause() == null ? fact.payload() : failure.cause();
    } catch (IOException unreadable) {
      return fact.payload();
    }
  }

  private static Stream<EmergencyPolicy> known(String word) {
    return Arrays.stream(EmergencyPolicy.values()).filter(policy -> policy.word().equals(word));
  }

  private String text(Map<String, String> fact) {
    try {
      return json.writeValueAsString(fact);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}

package io.rec.kalshiaccountsync.alert;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Outbox;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States one fact when the exchange refuses our key or the account's news stop, and one when that
 * is over. It looks each second and at every change of the connection, so a refused key is told
 * within that; the loop's thread owns what was told.
 */
@Singleton
public final class AccountAlerts {

  private static final Logger LOG = LoggerFactory.getLogger(AccountAlerts.class);
  private static final String TOPIC = "alert";
  private static final String KEY = "account:kalshi";
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A connection that is replaced at once is nobody's concern. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For the first connection of all: the exchange of a paper desk starts with us. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(60);

  private final Admission admission;
  private final StreamWatch stream;
  private final Database database;
  private final Outbox outbox;
  private final Lease lease;
  private final ObjectMapper json;
  private final String service;
  private final Clock clock;
  private final RoleLoop loop;

  /** When the stream was last seen live, or else when this process came on duty. */
  private @Nullable Instant liveAt;

  private boolean wasLive;
  private boolean refusedTold;
  private boolean awayTold;

  AccountAlerts(
      Admission admission,
      StreamWatch stream,
      Database database,
      Outbox outbox,
      Lease lease,
      ObjectMapper json,
      RoleIdentity identity,
      Loops loops,
      Clock clock) {
    this.admission = admission;
    this.stream = stream;
    this.database = database;
    this.outbox = outbox;
    this.lease = lease;
    this.json = json;
    this.service = identity.service();
    this.clock = clock;
    this.loop = new RoleLoop(loops, "account-alerts", PERIOD, this::pass);
    admission.watch(loop::wake);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void pass() throws SQLException, IOException {
    Optional<Fence> fence = lease.fence();
    if (fence.isEmpty()) {
      liveAt = null;
      return;
    }
    String refusal = admission.refusal();
    if (refusal.isEmpty() == refusedTold) {
      String type = refusedTold ? "account_credentials_accepted" : "account_credentials_refused";
      state(fence.get(), type, refusedTold ? "info" : "critical", refusal);
      refusedTold = !refusedTold;
    }
    boolean away = away();
    if (away != awayTold) {
      state(
          fence.get(),
          away ? "account_stream_lost" : "account_stream_recovered",
          away ? "warning" : "info",
          stream.loss());
      awayTold = away;
    }
  }

  private boolean away() {
    Instant now = clock.instant();
    wasLive |= stream.live();
    Instant last = stream.live() || liveAt == null ? now : liveAt;
    liveAt = last;
    return Duration.between(last, now).compareTo(wasLive ? PATIENCE : FIRST_PATIENCE) > 0;
  }

  private void state(Fence fence, String type, String severity, String detail)
      throws SQLException, IOException {
    LOG.atWarn().addKeyValue("severity", severity).log("{}: {}", type, detail);
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("type", type);
    fact.put("severity", severity);
    fact.put("service", service);
    fact.put("at", clock.instant().toString());
    fact.put("detail", detail);
    String text = json.writeValueAsString(fact);
    database.transaction(
        connection -> {
          fence.require(connection);
          return outbox.append(connection, TOPIC, KEY, text);
        });
  }
}

package io.rec.unifiedproductioncoordinator.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model of each symbol, looked at again when somebody announces new fingerprints and once a
 * minute. A set that is empty or broken is refused and counted, and the last good one stays.
 */
@Singleton
public final class ActiveFingerprints {

  /** Announced by whoever stored, activated or removed a set. */
  public static final String CHANNEL = "recio_fingerprints";

  private static final Logger LOG = LoggerFactory.getLogger(ActiveFingerprints.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final List<String> symbols;
  private final boolean live;
  private final StoredFingerprints stored;
  private final SyntheticModel synthetic;
  private final Announcements announcements;
  private final RoleLoop loop;
  private final Counter refused;
  private final Map<String, Model> models = new ConcurrentHashMap<>();

  /** Which stored set each model is; owned by the loop's thread. */
  private final Map<String, FingerprintSet> loaded = new HashMap<>();

  private @Nullable Subscription subscription;

  ActiveFingerprints(
      RoleIdentity identity,
      StoredFingerprints stored,
      SyntheticModel synthetic,
      Announcements announcements,
      MeterRegistry meters,
      Loops loops) {
    this.symbols = identity.symbols();
    this.live = identity.mode() == Mode.LIVE;
    this.stored = stored;
    this.synthetic = synthetic;
    this.announcements = announcements;
    this.loop = new RoleLoop(loops, "fingerprints", PERIOD, this::look);
    this.refused =
        Counter.builder("recio.fingerprints.refused")
            .description("Active fingerprint sets that could not be used")
            .register(meters);
  }

  public synchronized void start() {
    loop.start();
    if (subscription == null) {
      subscription = announcements.listen(CHANNEL, Listener.of(loop::wake));
    }
  }

  public synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
    loop.stop();
  }

  public Model of(String symbol) {
    return models.getOrDefault(symbol, Model.none(symbol, "fingerprints are not loaded yet"));
  }

  private void look() throws SQLException {
    SQLException failed = null;
    for (String symbol : symbols) {
      try {
        Model before = of(symbol);
        Model now = look(symbol, before);
        models.put(symbol, now);
        tell(symbol, before, now);
      } catch (SQLException unreadable) {
        String trouble = "fingerprints cannot be read: " + unreadable.getMessage();
        models.compute(
            symbol, (key, known) -> known == null ? Model.none(key, trouble) : known.with(trouble));
        failed = unreadable;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  private Model look(String symbol, Model known) throws SQLException {
    Optional<FingerprintSet> active = stored.active(symbol);
    if (active.isEmpty()) {
      loaded.remove(symbol);
      return live
          ? Model.none(symbol, "no fingerprints are active for " + symbol)
          : synthetic.of(symbol);
    }
    FingerprintSet set = active.get();
    if (set.equals(loaded.get(symbol))) {
      return known.with("");
    }
    try {
      Model fresh = new Model(set.version(), stored.load(set), "");
      loaded.put(symbol, set);
      return fresh;
    } catch (SetBroken broken) {
      refused.increment();
      return known.with(String.valueOf(broken.getMessage()));
    }
  }

  private static void tell(String symbol, Model before, Model now) {
    if (!now.trouble().isEmpty() && !now.trouble().equals(before.trouble())) {
      LOG.atError().addKeyValue("symbol", symbol).log("fingerprints: {}", now.trouble());
    } else if (!now.name().equals(before.name())) {
      LOG.atInfo()
          .addKeyValue("symbol", symbol)
          .addKeyValue("buckets", now.fingerprints().available().length)
          .log("probabilities of {} come from {}", symbol, now.name());
    }
  }
}

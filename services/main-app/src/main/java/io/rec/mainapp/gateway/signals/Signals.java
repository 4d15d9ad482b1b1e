package io.rec.mainapp.gateway.signals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.domain.signal.Signal;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.signals.AiSignal;
import io.rec.platform.signals.SignalNews;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest signal of each symbol, heard; the rows where some were missed or never announced. */
@Singleton
public final class Signals {

  /** Whoever has the services' token names the symbols; of more the oldest are forgotten. */
  static final int MOST_SYMBOLS = 64;

  private final Announcements announcements;
  private final StoredSignals stored;
  private final ObjectMapper json;
  private final Map<String, Counter> told;
  private final List<Consumer<TradeSignal>> followers = new CopyOnWriteArrayList<>();

  /** By symbol; the one that was heard last is the last. */
  private final Map<String, TradeSignal> newest = new LinkedHashMap<>();

  private @Nullable Subscription subscription;

  Signals(
      Announcements announcements, StoredSignals stored, ObjectMapper json, MeterRegistry meters) {
    this.announcements = announcements;
    this.stored = stored;
    this.json = json;
    this.told =
        Arrays.stream(Signal.values())
            .map(Signal::action)
            .collect(Collectors.toMap(Function.identity(), action -> counter(meters, action)));
  }

  public synchronized void start() {
    if (subscription == null) {
      subscription = announcements.listen(SignalNews.CHANNEL, new Ear());
    }
  }

  public synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }

  /** Told of each newer signal, once; returns at once. */
  public void follow(Consumer<TradeSignal> follower) {
    followers.add(follower);
  }

  /** By symbol. */
  public Map<String, TradeSignal> latest() {
    synchronized (newest) {
      return new LinkedHashMap<>(newest);
    }
  }

  /**
   * Reads what was not announced: an analysis that had waited for the database is stored in
   * silence, and perhaps after we have read what we missed.
   */
  public void reread() throws SQLException {
    stored.newest().forEach(this::take);
  }

  /** One at a time: of two that come from here and there the newer is told last. */
  private void take(AiSignal said) {
    TradeSignal signal = TradeSignal.of(said);
    synchronized (newest) {
      // Two pods may have stored in the other order.
      TradeSignal known = newest.get(signal.symbol());
      if (known != null && !signal.follows(known)) {
        return;
      }
      newest.remove(signal.symbol());
      newest.put(signal.symbol(), signal);
      if (newest.size() > MOST_SYMBOLS) {
        newest.remove(newest.keySet().iterator().next());
      }
      followers.forEach(follower -> follower.accept(signal));
    }
    Optional.ofNullable(told.get(signal.action())).ifPresent(Counter::increment);
  }

  private static Counter counter(MeterRegistry meters, String action) {
    return Counter.builder("recio.signals")
        .description("Signals of the analysis service that were new")
        .tag("action", action)
        .register(meters);
  }

  private final class Ear implements Listener {

    @Override
    public void heard(String payload) throws IOException {
      Optional.ofNullable(json.readValue(payload, SignalNews.class))
          .map(SignalNews::data)
          .ifPresent(Signals.this::take);
    }

    @Override
    public void missed() throws SQLException {
      reread();
    }
  }
}

package io.rec.trademanager.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.json.JsonMapper;
import io.rec.domain.trade.Effect;
import io.rec.domain.trade.Effect.CloseRest;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.StoreIntent;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.Step;
import io.rec.domain.trade.TradeEvent;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeState;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.telemetry.NamedSpan;
import io.rec.platform.telemetry.NamedSpans;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moves trades: each step is one transaction, made by the holder of the lease. */
@Singleton
public final class Books {
  private static final String TRADE = "recio.trade_id";
  private static final String TICKET = "recio.ticket_id";

  private final Database database;
  private final Tenure tenure;
  private final Trades trades;
  private final TradeFacts facts;
  private final TradeLog log;
  private final JsonMapper json;
  private final Clock clock;
  private final MeterRegistry meters;
  private final NamedSpans spans;

  Books(
      Database database,
      Tenure tenure,
      Trades trades,
      TradeFacts facts,
      TradeLog log,
      JsonMapper json,
      Clock clock,
      MeterRegistry meters,
      NamedSpans spans) {
    this.database = database;
    this.tenure = tenure;
    this.trades = trades;
    this.facts = facts;
    this.log = log;
    this.json = json;
    this.clock = clock;
    this.meters = meters;
    this.spans = spans;
  }

  /** Tells a trade of an event, in a transaction of its own; empty where there is no such trade. */
  public Optional<Transition> hear(String actor, long trade, TradeEvent event) throws SQLException {
    return hear(actor, trade, locked -> List.of(event)).stream().findFirst();
  }

  /**
   * Whether any of these would move a trade as it is stored, or have it say something. It may be
   * asked without holding the trade, which is as if the events had come just before whoever moves
   * it at this moment; they speak of orders that the stored state knows.
   */
  public static boolean isNews(StoredTrade trade, List<? extends TradeEvent> events) {
    return events.stream()
        .map(trade.state()::on)
        .anyMatch(step -> step.isChange() || !saysNothing(step));
  }

  /** Tells a trade, once it is known and locked, of several events: all of them or none. */
  public List<Transition> hear(
      String actor, long trade, Function<StoredTrade, List<? extends TradeEvent>> events)
      throws SQLException {
    var fence = tenure.fence();
    return database.transaction(
        tx -> {
          var locked = locked(tx, fence, trade);
          List<Transition> heard = new ArrayList<>();
          if (locked.isPresent()) {
            var now = locked.get();
            for (var event : events.apply(now)) {
              var step = move(tx, actor, now, event);
              heard.add(step);
              now = step.trade();
            }
          }
          return List.copyOf(heard);
        });
  }

  /** Held by whoever may move it, which is us. */
  private Optional<StoredTrade> locked(Connection tx, Fence fence, long trade) throws SQLException {
    var trip = RoundTrip.on(tx);
    fence.require(trip);
    var locked = trades.lock(trip, trade);
    try {
      trip.go();
    } catch (SQLException failed) {
      throw FenceLost.or(failed);
    }
    return locked.first();
  }

  /** Opens a trade in the caller's transaction, which has asked every rule and shown the fence. */
  public Transition open(Connection tx, OpenTicket open, Account account) throws SQLException {
    return spans
        .next("trade " + open.word())
        .with(TICKET, open.ticket().id().text())
        .with("recio.ticker", open.ticket().ticker())
        .make(() -> opened(tx, open, account));
  }

  private Transition opened(Connection tx, OpenTicket open, Account account) throws SQLException {
    var step = TradeState.NONE.on(open);
    var trade = trades.insert(tx, existing(step), account, clock.instant());
    var trip = RoundTrip.on(tx);
    log.entered(trip, trade, clock.instant());
    write(trip, open.ticket().method().word(), trade, step);
    trip.go();
    NamedSpan.found(TRADE, Long.toString(trade.id()));
    return new Transition(trade, true, step.effects(), step.why());
  }

  /** Moves a trade that the caller's transaction has locked. */
  public Transition move(Connection tx, String actor, StoredTrade before, TradeEvent event)
      throws SQLException {
    var step = before.state().on(event);
    if (!step.isChange() && (saysNothing(step) || Timeline.saidLast(tx, before.id(), step))) {
      return new Transition(before, false, quiet(step), step.why());
    }
    return spans
        .later("trade " + event.word(), before.traceparent())
        .with(TRADE, Long.toString(before.id()))
        .with(TICKET, before.ticket().id().text())
        .with("recio.from", before.state().word().word())
        .with("recio.to", existing(step).word().word())
        .make(() -> moved(tx, actor, before, step));
  }

  private Transition moved(Connection tx, String actor, StoredTrade before, Step step)
      throws SQLException {
    var after = before.moved(before.version() + 1, existing(step));
    var trip = RoundTrip.on(tx);
    var updated = trades.update(trip, before, after, clock.instant());
    write(trip, actor, after, step);
    trip.go();
    if (updated.first().isEmpty()) {
      throw new SQLException(
          "trade %d is not of version %d any more".formatted(before.id(), before.version()));
    }
    return new Transition(after, step.isChange(), step.effects(), step.why());
  }

  /** Nothing but to ask again, which needs no row. */
  private static boolean saysNothing(Step step) {
    return step.effects().stream().allMatch(LookUpOrder.class::isInstance);
  }

  private static List<Effect> quiet(Step step) {
    return step.effects().stream().filter(effect -> !(effect instanceof RaiseAlert)).toList();
  }

  private void write(RoundTrip trip, String actor, StoredTrade trade, Step step) {
    var now = clock.instant();
    Timeline.add(trip, trade.id(), trade.version(), now, actor, step, payload(step));
    for (var effect : step.effects()) {
      switch (effect) {
        case StoreIntent store -> Intents.store(trip, trade, store.intent(), now);
        case RaiseAlert alert -> {
          facts.alert(trip, trade, alert, now);
          log.say(trip, trade.ticket().id().text(), "MANAGER: " + alert.text(), now);
        }
        // Told by the fact of the change itself.
        case TellSupervisor told -> {}
        case SendOrder outside -> {}
        case LookUpOrder outside -> {}
        case CloseRest outside -> {}
        case WatchSettlement outside -> {}
      }
    }
    if (!step.isChange()) {
      return;
    }
    log.moved(trip, trade, step, now);
    if (trade.state() instanceof Closed closed) {
      log.closed(trip, trade, closed.result(), now);
    }
    meters
        .counter(
            "recio.trades.steps", "event", step.event().word(), "to", trade.state().word().word())
        .increment();
    // Last, because readers of facts wait for whoever has drawn an id.
    facts.moved(trip, trade, step.event().word());
  }

  private static Existing existing(Step step) {
    if (step.to() instanceof Existing existing) {
      return existing;
    }
    throw new IllegalStateException("no trade comes of " + step);
  }

  private String payload(Step step) {
    try {
      return json.writeValueAsString(EventWords.of(step.event()));
    } catch (IOException failed) {
      throw new UncheckedIOException("an event cannot be written: " + step.event(), failed);
    }
  }
}

package io.rec.trademanager.errands;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.Effect.CloseRest;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.StoreIntent;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.TradeOrder.Stage;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lease.Standby;
import io.rec.trademanager.books.Transition;
import io.rec.trademanager.exit.ClosePath;
import io.rec.trademanager.orders.OrderAnswer;
import io.rec.trademanager.orders.OrderDesk;
import io.rec.trademanager.settlement.SettlementWatch;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs errands, each on a thread of its own, and never two of one name at a time. */
@Singleton
public final class Errands {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  /** How long the stop waits for what is underway; the next start finds what was left. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OrderDesk desk;
  private final ClosePath closes;
  private final SettlementWatch settlements;
  private final ExecutorService threads =
      Context.taskWrapping(
          // An order waits for them, and for a poller and a carrier too if they were virtual.
          Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("errand-", 0).factory()));
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  Errands(OrderDesk desk, ClosePath closes, SettlementWatch settlements, MeterRegistry meters) {
    this.desk = desk;
    this.closes = closes;
    this.settlements = settlements;
    Gauge.builder("recio.trades.errands", underway, Set::size)
        .description("Orders sent or looked up, and closes priced, at this moment")
        .register(meters);
  }

  /** What gives further steps, whose effects are carried out in turn. */
  @FunctionalInterface
  interface Errand {
    List<Transition> run() throws SQLException, InterruptedException;
  }

  /** Begins to do what a step asks for; returns at once. */
  public void carryOut(Transition step) {
    carryOut(step, step);
  }

  /** Begins to do what the steps of one trade ask for, as far as the last one still needs it. */
  public void carryOut(List<Transition> steps) {
    steps.forEach(step -> carryOut(step, steps.getLast()));
  }

  private void carryOut(Transition step, Transition last) {
    long trade = step.trade().id();
    for (var effect : step.effects()) {
      switch (effect) {
        case SendOrder send -> send(trade, send.intent().id());
        case LookUpOrder look -> {
          // One that changed nothing waits for the loop: asking at once would ask without end.
          if (step.changed() && isInTheDark(last, trade, look.order())) {
            lookUp(trade, look.order());
          }
        }
        case CloseRest rest -> {
          if (soldSome(step)) {
            closeRest(trade, rest.attempt());
          }
        }
        case WatchSettlement watch -> settle(true);
        // Done in the transaction of the step.
        case StoreIntent stored -> {}
        case TellSupervisor told -> {}
        case RaiseAlert raised -> {}
      }
    }
  }

  public void lookUp(long trade, ClientOrderId order) {
    run("order " + order, () -> desk.lookUp(trade, order));
  }

  public void closeRest(long trade, int attempt) {
    run(
        "close " + trade,
        () ->
            closes
                .rest(trade, attempt)
                .map(stored -> List.of(stored.transition()))
                .orElse(List.of()));
  }

  /** A fact of the executor's; it takes its turn with what we ask about the same order. */
  void heard(OrderAnswer answer) {
    run("fact " + answer, () -> desk.heard(answer));
  }

  public void settle(boolean all) {
    run(all ? "all settlements" : "settlements", () -> settlements.look(all));
  }

  /** How many are underway. */
  public int underway() {
    return underway.size();
  }

  /** Lets what is underway finish. */
  @PreDestroy
  public void finish() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().addKeyValue("errands", underway.toString()).log("errands were cut off");
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void send(long trade, ClientOrderId order) {
    run("order " + order, () -> desk.send(trade, order));
  }

  /**
   * What the exchange has is followed by the executor to its last word, which comes as a fact; the
   * loop asks about it if that is lost.
   */
  private static boolean isInTheDark(Transition last, long trade, ClientOrderId order) {
    return last.trade().id() != trade
        || last.trade().state().orders().unfinished().stream()
            .anyMatch(known -> known.id().equals(order) && known.stage() != Stage.ACCEPTED);
  }

  /** A close that sold nothing met an empty book; the loop tries again in its own time. */
  private static boolean soldSome(Transition step) {
    var closes = step.trade().state().orders().closes();
    return closes.isEmpty() || !closes.getLast().filled().isNone();
  }

  private void run(String name, Errand errand) {
    if (!underway.add(name)) {
      return;
    }
    try {
      threads.execute(() -> run(name, errand, underway));
    } catch (RejectedExecutionException stopping) {
      underway.remove(name);
    }
  }

  private void run(String name, Errand errand, Set<String> done) {
    try {
      var steps = errand.run();
      done.remove(name);
      carryOut(steps);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Standby | FenceLost elsewhere) {
      LOG.atInfo().addKeyValue("errand", name).log("left to the holder of the lease");
    } catch (SQLException | RuntimeException failed) {
      LOG.atWarn()
          .setCause(failed)
          .addKeyValue("errand", name)
          .log("an errand failed, the loop finds it again");
    } finally {
      done.remove(name);
    }
  }
}

package io.rec.benchmarks.matching;

import io.rec.venuesimulator.ledger.Clearing;
import io.rec.venuesimulator.ledger.FeeSchedule;
import io.rec.venuesimulator.ledger.Money;
import io.rec.venuesimulator.ledger.Precision;
import io.rec.venuesimulator.matching.Credit;
import io.rec.venuesimulator.matching.MatchingEngine;
import io.rec.venuesimulator.matching.Outlook;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One command of the mixed flow from the command to its last event, on books of some eight thousand
 * orders. Target: at least 500,000 a second on one core for the engine. What making the command and
 * listening cost counts as well.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class MatchingBenchmark {

  /** What the commands led to, each a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Happened {
    public long accepted;
    public long fills;
    public long ended;
    public long changed;
    public long rejected;

    void on(Event event) {
      switch (event) {
        case Event.Accepted e -> accepted++;
        case Event.Fill e -> fills++;
        case Event.Canceled e -> ended++;
        case Event.Decreased e -> changed++;
        case Event.Amended e -> changed++;
        case Event.Rejected e -> rejected++;
        case Event.Resting e -> {}
        case Event.GroupChanged e -> {}
      }
    }
  }

  /** The engine alone, for members who can pay for anything. */
  @State(Scope.Thread)
  public static class Alone {
    private final MixedFlow flow = new MixedFlow();
    private final Listener listener = new Listener(flow);
    private final MatchingEngine engine = new MatchingEngine(new Unlimited(), listener);

    /** Lists the markets and fills their books. */
    @Setup
    public void fill() {
      for (int market = 0; market < MixedFlow.MARKETS; market++) {
        engine.apply(new Command.ListMarket(0, market, MixedFlow.grid()));
      }
      while (!flow.isDeep()) {
        engine.apply(flow.rest());
      }
    }
  }

  /** The engine with credit check, reservations, fees and postings. */
  @State(Scope.Thread)
  public static class Cleared {
    private final MixedFlow flow = new MixedFlow();
    private final Listener listener = new Listener(flow);
    private final Clearing clearing = new Clearing(listener, fill -> {}, posting -> {});

    /** Lists the markets, opens the members and fills the books. */
    @Setup
    public void fill() {
      for (int market = 0; market < MixedFlow.MARKETS; market++) {
        clearing.list(0, market, MixedFlow.grid(), FeeSchedule.CRYPTO);
      }
      for (int member = 0; member < MixedFlow.MEMBERS; member++) {
        clearing.ledger().open(member, Precision.DIRECT);
        clearing.ledger().deposit(0, member, 1_000_000_000 * Money.DOLLAR);
      }
      while (!flow.isDeep()) {
        clearing.apply(flow.rest());
      }
    }
  }

  /** An order, a cancel or a change through the engine. */
  @Benchmark
  public void matched(Alone alone, Happened happened) {
    alone.listener.happened = happened;
    alone.engine.apply(alone.flow.next());
  }

  /** The same with the money. */
  @Benchmark
  public void cleared(Cleared cleared, Happened happened) {
    cleared.listener.happened = happened;
    cleared.clearing.apply(cleared.flow.next());
  }

  private static final class Listener implements Consumer<Event> {
    private final MixedFlow flow;
    private Happened happened = new Happened();

    Listener(MixedFlow flow) {
      this.flow = flow;
    }

    @Override
    public void accept(Event event) {
      flow.on(event);
      happened.on(event);
    }
  }

  private static final class Unlimited implements Credit {
    @Override
    public long position(int member, int market) {
      return 0;
    }

    @Override
    public boolean covers(Outlook outlook) {
      return true;
    }
  }
}

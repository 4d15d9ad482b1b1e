package io.rec.benchmarks.trading;

import static io.rec.benchmarks.trading.TradingDesk.EXECUTOR;
import static io.rec.benchmarks.trading.TradingDesk.MANAGER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What goes wrong while orders are on their way. */
enum Fault {
  NONE("nothing"),
  TIMEOUT_BEFORE("timeout before the venue took it") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"half_open\":true}", Duration.ofSeconds(6));
    }
  },
  TIMEOUT_AFTER("timeout after the venue took it") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"half_open\":true,\"carried_out\":true}", Duration.ofSeconds(6));
    }
  },
  LATE("taken after the caller gave up") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"latency_ms\":7000}", Duration.ofSeconds(3));
    }
  },
  ANSWERS_500("500") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"status\":500}", Duration.ofSeconds(3));
    }
  },
  ANSWERS_500_AFTER("500 after the venue took it") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"status\":500,\"carried_out\":true}", Duration.ofSeconds(3));
    }
  },
  ANSWERS_503("503") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"status\":503}", Duration.ofSeconds(3));
    }
  },
  ANSWERS_429("429") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"status\":429}", Duration.ofSeconds(3));
    }
  },
  RESET_BEFORE("connection reset before the venue took it") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"drop\":true}", Duration.ofSeconds(3));
    }
  },
  RESET_AFTER("connection reset after the venue took it") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      venue(desk, random, "{\"drop\":true,\"carried_out\":true}", Duration.ofSeconds(3));
    }
  },
  EXECUTOR_KILLED("executor SIGKILL") {
    @Override
    void run(TradingDesk desk, Random random) throws InterruptedException {
      kill(desk, random, EXECUTOR);
    }
  },
  MANAGER_KILLED("manager SIGKILL") {
    @Override
    void run(TradingDesk desk, Random random) throws InterruptedException {
      kill(desk, random, MANAGER);
    }
  },
  DATABASE_DOWN("database down") {
    @Override
    void run(TradingDesk desk, Random random) throws InterruptedException {
      wire(desk.database(), random, Wire.Mode.CUT, Duration.ofSeconds(4));
    }
  },
  DATABASE_RESTARTED("database crashes and recovers") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      pause(random, EARLY);
      new DatabaseServer(desk.local().databasePort()).crashAndRecover();
    }
  },
  PARTITION("manager and executor apart") {
    @Override
    void run(TradingDesk desk, Random random) throws InterruptedException {
      wire(desk.executor(), random, Wire.Mode.SILENT, Duration.ofSeconds(5));
      desk.executor().cutAll();
    }
  },
  DATABASE_SILENT("database out of reach, connections hang") {
    @Override
    void run(TradingDesk desk, Random random) throws InterruptedException {
      wire(desk.database(), random, Wire.Mode.SILENT, Duration.ofSeconds(5));
      desk.database().cutAll();
    }
  },
  CLOCK_JUMP("the venue's clock jumps a minute") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      var skew = random.nextBoolean() ? 60_000 : -60_000;
      venue(desk, random, "{\"clock_skew_ms\":%d}".formatted(skew), Duration.ofSeconds(3));
    }
  },
  DUPLICATES("each request twice at once") {
    @Override
    boolean doubles() {
      return true;
    }
  },
  TWO_EXECUTORS("two executors at once") {
    @Override
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
      var name = "trade-executor-" + Integer.toUnsignedString(random.nextInt(), 36);
      var port = desk.startSecondExecutor(name);
      desk.executor().lead(List.of(desk.local().port(EXECUTOR), port));
      desk.executor().cutAll();
      var first = desk.local().process(EXECUTOR);
      first.freeze();
      // Longer than a lease: the second one takes over while the first believes it has it.
      TimeUnit.SECONDS.sleep(18);
      first.thaw();
      TimeUnit.SECONDS.sleep(3);
      desk.local().process(name).close();
      desk.executor().lead(List.of(desk.local().port(EXECUTOR)));
      desk.executor().cutAll();
    }
  };

  private static final int EARLY = 400;

  final String words;

  Fault(String words) {
    this.words = words;
  }

  /** Begins somewhere in the first moments of a batch and returns when it is over. */
  void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
    // Nothing goes wrong by itself.
  }

  /** Whether each request is made twice. */
  boolean doubles() {
    return false;
  }

  private static void venue(TradingDesk desk, Random random, String change, Duration lasting)
      throws IOException, InterruptedException {
    pause(random, EARLY);
    desk.fault(change);
    TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
    desk.noFault();
  }

  private static void kill(TradingDesk desk, Random random, String service)
      throws InterruptedException {
    pause(random, EARLY);
    desk.crash(service);
    desk.start(service);
    desk.awaitReady(List.of(service));
  }

  private static void wire(Wire wire, Random random, Wire.Mode mode, Duration lasting)
      throws InterruptedException {
    pause(random, EARLY);
    wire.set(mode);
    TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
    wire.set(Wire.Mode.PASSES);
  }

  private static void pause(Random random, int mostMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(mostMillis));
  }

  /** The server behind the desk, as its administrator has it. */
  record DatabaseServer(int port) {

    /** No checkpoint, no goodbye: what was committed must come back from the log. */
    void crashAndRecover() throws IOException, InterruptedException {
      var postmaster = postmaster();
      var data = postmaster.info().arguments().map(List::of).orElse(List.of());
      var folder = Path.of(data.get(data.indexOf("-D") + 1));
      var tool = Path.of(postmaster.info().command().orElseThrow()).resolveSibling("pg_ctl");
      var owner = postmaster.info().user().orElse("postgres");
      var restart = "%s -D %s -m immediate -w -t 30 -l /dev/null restart".formatted(tool, folder);
      var command =
          owner.equals(System.getProperty("user.name"))
              ? new ProcessBuilder("bash", "-c", restart)
              : new ProcessBuilder("runuser", "-u", owner, "--", "bash", "-c", restart);
      if (command.redirectErrorStream(true).start().waitFor() != 0) {
        throw new IOException("the database did not come back: " + restart);
      }
    }

    private ProcessHandle postmaster() {
      return ProcessHandle.allProcesses()
          .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
          .filter(
              process ->
                  List.of(process.info().arguments().orElse(new String[0]))
                      .contains(String.valueOf(port)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no server listens on " + port));
    }
  }
}

package io.rec.benchmarks.trading;

import static io.rec.benchmarks.trading.TradingDesk.EXECUTOR;
import static io.rec.benchmarks.trading.TradingDesk.MANAGER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong while orders are on their way. */
enum Fault {
  NONE("nothing", Fault::nothing),
  TIMEOUT_BEFORE("timeout before the venue took it", venue("{\"half_open\":true}", 6)),
  TIMEOUT_AFTER(
      "timeout after the venue took it", venue("{\"half_open\":true,\"carried_out\":true}", 6)),
  LATE("taken after the caller gave up", venue("{\"latency_ms\":7000}", 3)),
  ANSWERS_500("500", venue("{\"status\":500}", 3)),
  ANSWERS_500_AFTER(
      "500 after the venue took it", venue("{\"status\":500,\"carried_out\":true}", 3)),
  ANSWERS_503("503", venue("{\"status\":503}", 3)),
  ANSWERS_429("429", venue("{\"status\":429}", 3)),
  RESET_BEFORE("connection reset before the venue took it", venue("{\"drop\":true}", 3)),
  RESET_AFTER(
      "connection reset after the venue took it", venue("{\"drop\":true,\"carried_out\":true}", 3)),
  EXECUTOR_KILLED("executor SIGKILL", kill(EXECUTOR)),
  MANAGER_KILLED("manager SIGKILL", kill(MANAGER)),
  DATABASE_DOWN("database down", wire(TradingDesk::database, Wire.Mode.CUT, 4)),
  DATABASE_RESTARTED("database crashes and recovers", Fault::crashDatabase),
  PARTITION("manager and executor apart", wire(TradingDesk::executor, Wire.Mode.SILENT, 5)),
  DATABASE_SILENT(
      "database out of reach, connections hang", wire(TradingDesk::database, Wire.Mode.SILENT, 5)),
  CLOCK_AHEAD("the venue's clock is a minute ahead", venue("{\"clock_skew_ms\":60000}", 3)),
  CLOCK_BEHIND("the venue's clock is a minute behind", venue("{\"clock_skew_ms\":-60000}", 3)),
  DUPLICATES("each request twice at once", Fault::nothing),
  TWO_EXECUTORS("two executors at once", Fault::secondExecutor);

  /** Begins somewhere in the first moments of a batch and returns when it is over. */
  @FunctionalInterface
  private interface Course {
    void run(TradingDesk desk, Random random) throws IOException, InterruptedException;
  }

  private static final int EARLY = 400;

  /** Longer than a lease: the second one takes over while the first believes it has it. */
  private static final int LONGER_THAN_A_LEASE = 18;

  final String words;
  private final Course course;

  Fault(String words, Course course) {
    this.words = words;
    this.course = course;
  }

  void run(TradingDesk desk, Random random) throws IOException, InterruptedException {
    course.run(desk, random);
  }

  /** Whether each request is made twice. */
  boolean doubles() {
    return this == DUPLICATES;
  }

  private static void nothing(TradingDesk desk, Random random) {
    // Nothing goes wrong by itself.
  }

  private static Course venue(String change, int seconds) {
    return (desk, random) -> {
      pause(random);
      desk.fault(change);
      TimeUnit.SECONDS.sleep(seconds);
      desk.noFault();
    };
  }

  private static Course kill(String service) {
    return (desk, random) -> {
      pause(random);
      desk.crash(service);
      desk.start(service);
      desk.awaitReady(List.of(service));
    };
  }

  private static Course wire(Function<TradingDesk, Wire> which, Wire.Mode mode, int seconds) {
    return (desk, random) -> {
      pause(random);
      var wire = which.apply(desk);
      wire.set(mode);
      TimeUnit.SECONDS.sleep(seconds);
      wire.set(Wire.Mode.PASSES);
      wire.cutAll();
    };
  }

  private static void crashDatabase(TradingDesk desk, Random random)
      throws IOException, InterruptedException {
    pause(random);
    new DatabaseServer(desk.local().databasePort()).crashAndRecover();
  }

  private static void secondExecutor(TradingDesk desk, Random random)
      throws IOException, InterruptedException {
    var name = "trade-executor-" + Integer.toUnsignedString(random.nextInt(), 36);
    var port = desk.startSecondExecutor(name);
    desk.executor().lead(List.of(desk.local().port(EXECUTOR), port));
    desk.executor().cutAll();
    var first = desk.local().process(EXECUTOR);
    first.freeze();
    TimeUnit.SECONDS.sleep(LONGER_THAN_A_LEASE);
    first.thaw();
    TimeUnit.SECONDS.sleep(3);
    desk.local().process(name).close();
    desk.executor().lead(List.of(desk.local().port(EXECUTOR)));
    desk.executor().cutAll();
  }

  private static void pause(Random random) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(EARLY));
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
      var restart = "%s -D %s -m immediate -w -t 120 -l /dev/null restart".formatted(tool, folder);
      var command = Stream.concat(as(owner).stream(), Stream.of("bash", "-c", restart)).toList();
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("the database did not come back: %s: %s".formatted(restart, said));
      }
    }

    /**
     * The server refuses to be root; where we are, it was started in a user namespace of its own.
     */
    private static List<String> as(String owner) {
      if (!owner.equals(System.getProperty("user.name"))) {
        return List.of("runuser", "-u", owner, "--");
      }
      return owner.equals("root") ? List.of("unshare", "-U") : List.of();
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

package io.rec.benchmarks.live;

import io.rec.benchmarks.Options;
import io.rec.benchmarks.desk.LocalDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many pages on one gateway: no fill is missed, memory stays flat, and one that does not read is
 * cut off. Options: {@code pages=N} (99, and one that reads nothing), {@code fills=N} a second
 * (100), {@code prices=N} a second (900), {@code seconds=N} (300); then {@code calm=SECONDS} (60)
 * with ten prices a second, for how old a price is when it reaches a page.
 */
final class SocketBenchmark {
  private static final String GATEWAY = "main-app";
  private static final String SESSION_KEY = "session-key-of-this-measurement-0123456789";
  private static final String SEAL_KEY = "seal-key-of-this-measurement-0123456789abc";
  private static final String PASSWORD = "password of this measurement";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final int WARM_UP_SECONDS = 20;
  private static final long BINARY_STEP = 1024;

  private final Clock clock = Clock.systemUTC();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LocalDesk desk;

  private SocketBenchmark(LocalDesk desk) {
    this.desk = desk;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var options = Options.of(arguments);
    var root = Path.of(System.getProperty("recio.root"));
    try (var desk = LocalDesk.prepare(root, List.of("BTC"), List.of(GATEWAY))) {
      desk.mount(GATEWAY, desk.databasePort(), Map.of());
      desk.put(GATEWAY, "tokens/jwt-current", SESSION_KEY);
      desk.put(GATEWAY, "tokens/seal-current", SEAL_KEY);
      desk.put(GATEWAY, "admin/username", "admin");
      desk.put(GATEWAY, "admin/password", PASSWORD);
      desk.start(GATEWAY, GATEWAY, Map.of());
      new SocketBenchmark(desk).run(options);
    }
  }

  private void run(Options options) throws IOException, SQLException, InterruptedException {
    awaitListening();
    var cookie = session();
    var ages = new Ages();
    var pages = new ArrayList<OpenPage>();
    for (int page = 0; page < options.number("pages", 99); page++) {
      pages.add(OpenPage.open(client, desk.port(GATEWAY), cookie, clock, true, ages));
    }
    var deaf = OpenPage.open(client, desk.port(GATEWAY), cookie, clock, false, ages);
    var fills = options.number("fills", 100);
    var prices = options.number("prices", 900);
    try (var events = EventSource.on(desk.jdbc(), clock)) {
      events.emit(fills, prices, WARM_UP_SECONDS);
      ages.clear();
      var memory = new Memory();
      var livesBefore = memory.lives();
      var thread = Thread.ofPlatform().daemon().start(memory);
      var used = desk.process(GATEWAY).processorTime();
      var before = events.fills() + events.prices();
      var began = System.nanoTime();
      events.emit(fills, prices, options.number("seconds", 300));
      var lasted = (System.nanoTime() - began) / 1e9;
      var stated = events.fills() + events.prices() - before;
      used = desk.process(GATEWAY).processorTime().minus(used);
      memory.end();
      thread.join();
      TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
      System.out.printf(
          Locale.ROOT,
          "%d pages, %d events in %.0f s: %.0f a second, %.2f of a core%n  memory of the gateway: %s; of it lives %d KiB before and %d KiB after%n",
          pages.size() + 1,
          stated,
          lasted,
          stated / lasted,
          used.toNanos() / 1e9 / lasted,
          memory.told(),
          livesBefore,
          memory.lives());
      System.out.println(told(pages, deaf, events.fills()));
      System.out.println("  a price's age at the page: " + told(ages));
      ages.clear();
      events.emit(0, 20, options.number("calm", 60));
      System.out.println("at twenty prices a second: " + told(ages));
    }
  }

  private static String told(List<OpenPage> pages, OpenPage deaf, int fills) {
    var missed = pages.stream().mapToLong(page -> fills - page.fills()).sum();
    var ended =
        pages.stream()
            .map(OpenPage::closed)
            .filter(why -> !why.isEmpty())
            .collect(Collectors.groupingBy(why -> why, Collectors.counting()));
    return "  fills %d a page: %d missed, %d told twice, %d gaps; prices a page %s; closed: %s; the one that does not read: %s"
        .formatted(
            fills,
            missed,
            pages.stream().mapToLong(OpenPage::doubled).sum(),
            pages.stream().mapToLong(OpenPage::gaps).sum(),
            pages.stream().mapToInt(OpenPage::prices).summaryStatistics(),
            ended,
            // Who does not read does not read why it was closed either.
            deaf.closed().isEmpty() ? "told nothing" : deaf.closed());
  }

  private static String told(Ages ages) {
    return "p50 %d ms, p99 %d ms, longest %d ms (%d)"
        .formatted(ages.quantile(0.5), ages.quantile(0.99), ages.quantile(1), ages.count());
  }

  private void awaitListening() throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        if (desk.call(GATEWAY, "GET", "/health/ready", "").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet; its log tells why if it never does.
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("the gateway is not ready; its log is in " + desk.folder());
  }

  private String session() throws IOException, InterruptedException {
    var port = desk.port(GATEWAY);
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/auth/login".formatted(port)))
                .header("Origin", "http://127.0.0.1:" + port)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(PASSWORD)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split(";", 2)[0])
        .filter(cookie -> cookie.startsWith("recio_session="))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no session: " + answer.body()));
  }

  /** What the gateway's process holds, looked at once a second. */
  private final class Memory implements Runnable {
    private final List<Long> mib = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Path status =
        Path.of("/proc/%d/status".formatted(desk.process(GATEWAY).process().pid()));

    @Override
    public void run() {
      while (!ended.get()) {
        try (var lines = Files.lines(status)) {
          lines
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / BINARY_STEP)
              .forEach(mib::add);
          TimeUnit.SECONDS.sleep(1);
        } catch (IOException gone) {
          throw new IllegalStateException("the gateway has ended", gone);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    void end() {
      ended.set(true);
    }

    /** KiB of its heap after a full collection: what is not garbage that nobody collected yet. */
    long lives() throws IOException {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var pid = Long.toString(desk.process(GATEWAY).process().pid());
      try (var told =
          new ProcessBuilder(jcmd, pid, "GC.class_histogram")
              .redirectErrorStream(true)
              .start()
              .inputReader()) {
        return told.lines()
            .filter(line -> line.startsWith("Total"))
            .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]) / BINARY_STEP)
            .findFirst()
            .orElseThrow(() -> new IOException("jcmd told no histogram of " + pid));
      }
    }

    /** The medians of ten parts of the time, one after the other. */
    String told() {
      var parts = Math.min(10, mib.size());
      return IntStream.range(0, parts)
          .mapToObj(part -> mib.subList(part * mib.size() / parts, (part + 1) * mib.size() / parts))
          .map(part -> part.stream().sorted().toList())
          .map(part -> part.get(part.size() / 2) + " MiB")
          .collect(Collectors.joining(", "));
    }
  }
}

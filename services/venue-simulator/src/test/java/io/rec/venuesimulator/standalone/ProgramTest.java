package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, in a process of its own with the flags the command line gives it. */
class ProgramTest {

  private static final int USAGE = 2;
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  @DisplayName(
      "tells its addresses in one line, serves members with each kind of key, ends on TERM")
  void servesUntilItIsEnded() throws Exception {
    List<Trader> traders =
        Arrays.stream(Trader.Kind.values())
            .map(kind -> new Trader(kind.name(), kind, Clock.systemUTC()))
            .toList();
    String[] options =
        Stream.concat(
                // A Monday: in the weekly pause of the exchange no ticker would come.
                Stream.of("--start", "2026-03-02T12:00:00Z"),
                traders.stream()
                    .flatMap(t -> Stream.of("--account", t.account(folder, "1234.56", "advanced"))))
            .toArray(String[]::new);
    Process program = program(options);
    try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
      JsonObject addresses = Json.readObject(line(program, out));

      for (Trader trader : traders) {
        var balance = trader.get(text(addresses, "kalshi_rest"), "/portfolio/balance");
        assertThat(balance.statusCode()).as(balance.body()).isEqualTo(200);
        assertThat(balance.body())
            .contains("\"balance\":123456", "\"balance_dollars\":\"1234.5600\"");
        try (TextClient stream = trader.stream(text(addresses, "kalshi_ws"))) {
          stream.send("{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\"]}}");
          await().atMost(20, SECONDS).until(() -> !stream.ofType("ticker").isEmpty());
        }
      }
      assertThat(get(text(addresses, "coinbase_rest") + "/products/ETH-USD/ticker"))
          .contains("\"trade_id\":", "\"price\":");
      try (TextClient feed =
          new TextClient(URI.create("http" + text(addresses, "coinbase_ws").substring(2) + "/"))) {
        feed.send(
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channel\":\"market_trades\"}");
        await().atMost(20, SECONDS).until(() -> !feed.of("\"type\":\"update\"").isEmpty());
      }

      // Not the process's own destroy, which closes its output before it can be read.
      program.toHandle().destroy();

      assertThat(program.waitFor(20, SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(TERMINATED);
      assertThat(out.readLine()).as("a second line").isNull();
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  @DisplayName("says on standard error what is wrong with an option, and how it is used")
  void refusesBadOptions() throws Exception {
    Path file = Files.write(folder.resolve("prices.csv"), List.of("1772452800,100", "1772452801,"));
    Process program = program("--replay", file.toString());
    try {
      assertThat(program.waitFor(20, SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(USAGE);
      assertThat(Files.readString(errors()))
          .startsWith(
              "recio sim: --replay: %s: line 2, '1772452801,': '' is no price".formatted(file))
          .contains("--speed FACTOR")
          .doesNotContain("Exception");
      assertThat(program.getInputStream().readAllBytes()).isEmpty();
    } finally {
      program.destroyForcibly();
    }
  }

  private Process program(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors().toFile()).start();
  }

  private String line(Process program, BufferedReader out) throws IOException {
    String line = out.readLine();
    assertThat(line).as(() -> errorsOf(program)).isNotNull();
    return line;
  }

  private String errorsOf(Process program) {
    try {
      return "%s: %s".formatted(program, Files.readString(errors()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private static String text(JsonObject addresses, String name) {
    return addresses.text(name).orElseThrow();
  }

  private static String get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}

package io.rec.e2e.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The program of that name, asked over HTTP as Grafana asks it. */
final class Prometheus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\".* address=(\\S+)");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Background program;
  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Prometheus(Background program, String address) {
    this.program = program;
    this.address = address;
  }

  /**
   * Where Debian's package put it: on the path, or in a folder that -Drecio.tools names. It is not
   * on every machine.
   */
  static Optional<Path> program() {
    var folders =
        System.getProperty("recio.tools", "")
            + File.pathSeparator
            + System.getenv().getOrDefault("PATH", "");
    return Stream.of(folders.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Keeps what it scrapes in the folder of its configuration. */
  static Prometheus start(Path program, Path configuration) {
    var folder = configuration.getParent();
    var running =
        Background.start(
            folder.resolve("prometheus.log"),
            List.of(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0"));
    return new Prometheus(running, running.told(LISTENING));
  }

  /** What a query finds now. */
  List<Sample> ask(String query) {
    var answer = get("/api/v1/query?query=" + encoded(query));
    if (!answer.path("resultType").asText().equals("vector")) {
      throw new AssertionError("%s is no vector: %s".formatted(query, answer));
    }
    return stream(answer.path("result")).map(Prometheus::sample).toList();
  }

  /** The values that a label has on a metric. */
  List<String> values(String metric, String label) {
    return stream(get("/api/v1/label/%s/values?match[]=%s".formatted(label, encoded(metric))))
        .map(JsonNode::asText)
        .toList();
  }

  List<JsonNode> targets() {
    return stream(get("/api/v1/targets?state=active").path("activeTargets")).toList();
  }

  List<JsonNode> rules() {
    return stream(get("/api/v1/rules").path("groups"))
        .flatMap(group -> stream(group.path("rules")))
        .toList();
  }

  @Override
  public void close() {
    http.close();
    program.close();
  }

  private JsonNode get(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address + path.replace("[]", "%5B%5D")))
            .timeout(LIMIT)
            .build();
    try {
      var answer = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
      if (!answer.path("status").asText().equals("success")) {
        throw new AssertionError("%s: %s".formatted(path, answer));
      }
      return answer.path("data");
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer to %s is no JSON".formatted(path), e);
    } catch (IOException e) {
      throw new AssertionError("no answer to %s%n%s".formatted(path, program.text()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + path, e);
    }
  }

  private static Sample sample(JsonNode series) {
    Map<String, String> labels = new HashMap<>();
    series
        .path("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return new Sample(labels, number(series.path("value").path(1).asText()));
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

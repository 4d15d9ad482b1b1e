package io.rec.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.cli.Surroundings;
import io.rec.cli.command.Root;
import io.rec.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/** A line typed at a shell, with what was answered to its question. */
record Typed(int exit, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Typed line(RealServer server, Path home, String answer, String... words) {
    return line(server.kubeconfig(), server.context(), home, answer, words);
  }

  /** The same by somebody else. */
  static Typed line(Path kubeconfig, String context, Path home, String answer, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of(
            "KUBECONFIG", kubeconfig.toString(),
            "RECIO_ROOT", System.getProperty("recio.root"),
            "RECIO_STATE", home.resolve("state").toString(),
            "HOME", home.toString());
    var terminal =
        Terminal.of(
            new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment);
    int exit =
        Root.commandLine(new Surroundings(terminal, environment, Clock.systemUTC()))
            .execute(
                Stream.concat(Stream.of("--context", context), Stream.of(words))
                    .toArray(String[]::new));
    return new Typed(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + out + err, e);
    }
  }

  String said() {
    return out + err;
  }
}

package io.rec.domain.golden;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The folder with the vectors and its {@code synthetic} part. A file that is not there gives a test
 * that fails, or that is reported as skipped when the folder is somebody else's choice.
 */
final class GoldenFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final boolean given;

  private GoldenFiles(Path folder, boolean given) {
    this.folder = folder;
    this.given = given;
  }

  static GoldenFiles find() {
    var given = System.getProperty("golden.dir", "");
    if (!given.isEmpty()) {
      var folder = Path.of(given);
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException("golden.dir names no folder: " + folder);
      }
      return new GoldenFiles(folder, true);
    }
    try {
      var copies = GoldenFiles.class.getResource("/golden");
      return new GoldenFiles(Path.of(copies.toURI()), false);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tests from every file of this name. */
  Stream<DynamicTest> each(String name, Function<Path, Stream<DynamicTest>> tests) {
    var files = all(name);
    return files.isEmpty() ? Stream.of(missing(name)) : files.stream().flatMap(tests);
  }

  /**
   * Tests from every file of this name; a recording, which the project's own copies do not have.
   */
  Stream<DynamicTest> eachRecorded(String name, Function<Path, Stream<DynamicTest>> tests) {
    return given ? each(name, tests) : Stream.empty();
  }

  /** One test for each case of a part of a JSON file. */
  static Stream<DynamicTest> cases(Path file, String part, Function<JsonNode, Check> check) {
    var cases = stream(json(file).path(part)).toList();
    if (cases.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest(label(file) + " " + part, () -> fail("no cases in " + file)));
    }
    return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
        .map(
            i -> {
              var vector = cases.get(i);
              var name = "%s %s %d%s".formatted(label(file), part, i + 1, remark(vector));
              return DynamicTest.dynamicTest(name, () -> check.apply(vector).run());
            });
  }

  /** What a case proves. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStreamReader unzipped(Path file) throws IOException {
    return new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static String label(Path file) {
    var parent = file.getParent();
    return parent != null && parent.endsWith("synthetic")
        ? "synthetic/" + file.getFileName()
        : String.valueOf(file.getFileName());
  }

  private List<Path> all(String name) {
    return Stream.of(folder.resolve(name), folder.resolve("synthetic").resolve(name))
        .filter(Files::isRegularFile)
        .toList();
  }

  private DynamicTest missing(String name) {
    var sentence = name + " is missing in " + (given ? "the given folder" : "the test resources");
    return DynamicTest.dynamicTest(
        sentence,
        () -> {
          if (given) {
            abort(sentence);
          }
          fail(sentence);
        });
  }

  private static String remark(JsonNode vector) {
    var text = new StringBuilder();
    if (vector.has("original_deviates")) {
      text.append(", corrects the original: ").append(vector.path("original_deviates").asText());
    }
    if (vector.has("original_return")) {
      text.append(", corrects the original, which printed a return of ")
          .append(vector.path("original_return").asText());
    }
    if (vector.has("note")) {
      text.append(", ").append(vector.path("note").asText());
    }
    return text.toString();
  }
}

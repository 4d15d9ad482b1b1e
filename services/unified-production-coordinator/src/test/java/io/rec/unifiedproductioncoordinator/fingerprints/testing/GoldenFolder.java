package io.rec.unifiedproductioncoordinator.fingerprints.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/**
 * The folder of golden vectors: the domain's copies, which are the only ones in the project, or the
 * one of {@code -Dgolden.dir}.
 */
public final class GoldenFolder {
  private static final Path COPIES = Path.of("..", "domain", "src", "test", "resources", "golden");

  private final Path folder;
  private final boolean given;

  private GoldenFolder(Path folder, boolean given) {
    this.folder = folder;
    this.given = given;
  }

  public static GoldenFolder find() {
    var given = System.getProperty("golden.dir", "");
    var folder = given.isEmpty() ? COPIES : Path.of(given);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("there is no folder of golden vectors " + folder);
    }
    return new GoldenFolder(folder, !given.isEmpty());
  }

  /**
   * Tests from every file of these names, also in the part {@code synthetic}; without any a test
   * that fails, or that is skipped where somebody else chose the folder.
   */
  public Stream<DynamicTest> each(List<String> names, Function<Path, Stream<DynamicTest>> tests) {
    var files = names.stream().flatMap(this::files).toList();
    if (!files.isEmpty()) {
      return files.stream().flatMap(tests);
    }
    var sentence = "no %s in %s".formatted(String.join(" or ", names), folder);
    return Stream.of(
        DynamicTest.dynamicTest(
            sentence,
            () -> {
              if (given) {
                abort(sentence);
              }
              fail(sentence);
            }));
  }

  private Stream<Path> files(String name) {
    return Stream.of(folder.resolve(name), folder.resolve("synthetic").resolve(name))
        .filter(Files::isRegularFile);
  }

  /** The folder's name with the file's, as far as it tells files of one name apart. */
  public static String label(Path file) {
    var parent = file.getParent();
    return parent != null && parent.endsWith("synthetic")
        ? "synthetic/" + file.getFileName()
        : String.valueOf(file.getFileName());
  }

  public static JsonNode json(Path file) {
    try {
      return ObjectMapper.getDefault().readValue(Files.readAllBytes(file), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  public static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.values().spliterator(), false).toList();
  }

  /** A member that has to be there. */
  public static JsonNode member(JsonNode object, String name) {
    var member = object.get(name);
    if (member == null) {
      throw new IllegalStateException("no %s in %s".formatted(name, object));
    }
    return member;
  }

  public static double number(JsonNode object, String name) {
    return member(object, name).coerceStringValue().isEmpty()
        ? Double.NaN
        : Double.parseDouble(member(object, name).coerceStringValue());
  }

  public static int whole(JsonNode object, String name) {
    return (int) number(object, name);
  }
}

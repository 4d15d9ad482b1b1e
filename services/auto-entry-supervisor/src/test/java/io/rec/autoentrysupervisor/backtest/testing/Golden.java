package io.rec.autoentrysupervisor.backtest.testing;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The domain's golden vectors, which are the only copies in the project. */
public final class Golden {
  private static final Path FOLDER = Path.of("..", "domain", "src", "test", "resources", "golden");

  private Golden() {}

  /** What a case proves. */
  @FunctionalInterface
  public interface Proof {
    void of(JsonNode vector);
  }

  /** One test for each case of a part of a file; a file without cases is an error. */
  public static Stream<DynamicTest> cases(String file, String part, Proof proof) {
    var cases = list(read(file).get(part));
    if (cases.isEmpty()) {
      throw new IllegalStateException("no %s in %s".formatted(part, file));
    }
    return IntStream.range(0, cases.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "%s %s %d".formatted(file, part, i + 1), () -> proof.of(cases.get(i))));
  }

  public static List<JsonNode> list(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(array::get).toList();
  }

  private static JsonNode read(String file) {
    try {
      return ObjectMapper.getDefault()
          .readValue(Files.readAllBytes(FOLDER.resolve(file)), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

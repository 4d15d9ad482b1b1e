package io.rec.operator.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.rec.operator.api.spec.TradingSystemSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** TradingSystems for tests, read with the same mapper as in the operator. */
public final class Yaml {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Yaml() {}

  public static KubernetesSerialization serialization() {
    return SERIALIZATION;
  }

  /** A spec from its fields; the version is added. */
  public static TradingSystemSpec spec(String fields) {
    return SERIALIZATION.unmarshal("version: 3.0.0\n" + fields, TradingSystemSpec.class);
  }

  /** The TradingSystems of a file, which may hold several documents. */
  public static List<TradingSystem> systems(Path file) {
    return Stream.of(text(file).split("(?m)^---$"))
        .map(document -> SERIALIZATION.unmarshal(document, TradingSystem.class))
        .toList();
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder under src/test/resources, its files in the order of their names. */
  public static List<Path> resources(String folder) {
    return files(Path.of("src/test/resources").resolve(folder));
  }

  /** A folder of the project, its YAML files in the order of their names. */
  public static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the project itself. */
  public static Path root() {
    return Path.of(System.getProperty("recio.root"));
  }

  public static <T extends HasMetadata> T read(String yaml, Class<T> type) {
    return SERIALIZATION.unmarshal(yaml, type);
  }
}

package io.rec.cli.release;

import io.rec.cli.MadeBy;
import io.rec.cli.images.BuiltImages;
import io.rec.cli.images.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code recio up} gives the chart: one operator that serves one namespace, with the images
 * that were just built. The hash over chart and values tells the next run that there is nothing to
 * do.
 */
public record ChartValues(Path chart, Map<String, Object> chosen) {
  public static ChartValues of(Path chart, BuiltImages images, String namespace) {
    var chosen = new TreeMap<String, Object>();
    chosen.put("replicas", 1);
    chosen.put("watch", Map.of("mode", "list", "namespaces", List.of(namespace)));
    chosen.put("image", image(images.operator().reference()));
    chosen.put(
        "services",
        Map.of("image", Map.of("repository", images.services().reference().repository())));
    chosen.put("postgres", Map.of("image", image(images.postgres().reference())));
    return new ChartValues(chart, chosen);
  }

  public String hash() {
    MessageDigest digest = sha256();
    digest.update(new TreeMap<>(chosen).toString().getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.walk(chart)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(chart.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the chart in " + chart, e);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** The values with our marks, as Helm gets them. */
  Map<String, Object> tree() {
    var tree = new TreeMap<>(chosen);
    var marks = new TreeMap<>(MadeBy.mark());
    marks.put(OperatorRelease.HASH, hash());
    tree.put("commonAnnotations", marks);
    return tree;
  }

  private static Map<String, Object> image(ImageReference reference) {
    return new TreeMap<>(Map.of("repository", reference.repository(), "tag", reference.tag()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

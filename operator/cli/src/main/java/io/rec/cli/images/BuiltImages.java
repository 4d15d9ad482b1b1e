package io.rec.cli.images;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The images that one version of the sources gives. */
public record BuiltImages(BuiltImage services, BuiltImage operator, BuiltImage postgres) {
  /** Reads the lines {@code REFERENCE ARCHIVE} that the build prints. */
  static BuiltImages of(List<String> lines) {
    return new BuiltImages(
        find(lines, "services"), find(lines, "operator"), find(lines, "postgres"));
  }

  public List<BuiltImage> all() {
    return List.of(services, operator, postgres);
  }

  public List<String> references() {
    return Stream.of(services, operator, postgres)
        .map(image -> image.reference().toString())
        .toList();
  }

  private static BuiltImage find(List<String> lines, String name) {
    return lines.stream()
        .map(line -> line.split(" ", 2))
        .filter(words -> words.length == 2)
        .map(words -> new BuiltImage(ImageReference.parse(words[0]), Path.of(words[1])))
        .filter(image -> image.reference().repository().endsWith("/" + name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the image build told no " + name + ": " + lines));
  }
}

package io.rec.operator.api.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the CustomResourceDefinition into the folders given: {@code mvn -Pwrite-crds}. */
public final class CrdMain {
  private CrdMain() {}

  /** Takes the folders: that of the project, and that of the chart, which ships a copy. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      throw new IllegalArgumentException("give the folders to write to, such as crds");
    }
    for (var folder : args) {
      var file = Path.of(folder).resolve(Crd.FILE_NAME);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, Crd.yaml());
    }
  }
}

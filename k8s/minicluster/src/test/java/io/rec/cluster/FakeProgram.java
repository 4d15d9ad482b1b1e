package io.rec.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A real executable that writes down how it was called and answers by a shell {@code case}. */
record FakeProgram(Path path, Path calls) {

  /**
   * @param cases alternatives of a shell {@code case "$*" in … esac}
   */
  static FakeProgram answering(Path directory, String cases) throws IOException {
    var calls = directory.resolve("calls");
    var script =
        """
        #!/bin/sh
        echo "$*" >> '%s'
        case "$*" in
        %s
        esac
        """
            .formatted(calls, cases);
    var path = Files.writeString(directory.resolve("program"), script);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    return new FakeProgram(path, calls);
  }

  List<String> called() throws IOException {
    return Files.readAllLines(calls);
  }
}

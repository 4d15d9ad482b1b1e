package io.rec.cli.up;

import static java.util.stream.Collectors.joining;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.images.BuiltImage;
import java.util.List;

/** Told when nodes that are not ours to change lack what was built. */
final class AbsentImages {
  private AbsentImages() {}

  static Failure failure(List<BuiltImage> absent) {
    return new Failure(
        ExitCode.PREREQUISITE,
        "The nodes lack "
            + absent.stream().map(image -> image.reference().toString()).collect(joining(", "))
            + ".",
        "Push them with recio up --registry PREFIX, or load the archives into the nodes: "
            + absent.stream().map(image -> image.archive().toString()).collect(joining(", ")));
  }
}

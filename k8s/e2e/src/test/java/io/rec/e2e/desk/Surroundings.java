package io.rec.e2e.desk;

import static java.util.Objects.requireNonNullElseGet;

import java.nio.file.Path;

/**
 * Where this run works. The cluster of the tests has a state folder of its own, so a desk that the
 * developer has running on the same machine is neither used nor disturbed.
 */
record Surroundings(Path root, Path state, boolean keep) {

  static Surroundings ofThisRun() {
    var state = requireNonNullElseGet(System.getenv("RECIO_STATE"), Surroundings::userState);
    return new Surroundings(
        Path.of(System.getProperty("recio.root")).toAbsolutePath(),
        Path.of(state).toAbsolutePath().resolve("e2e"),
        Boolean.parseBoolean(System.getenv("RECIO_E2E_KEEP")));
  }

  private static String userState() {
    var xdg =
        requireNonNullElseGet(
            System.getenv("XDG_STATE_HOME"),
            () -> Path.of(System.getProperty("user.home"), ".local", "state").toString());
    return Path.of(xdg, "recio").toString();
  }

  /** Of another checkout, with the same clusters. */
  Surroundings at(Path checkout) {
    return new Surroundings(checkout.toAbsolutePath(), state, keep);
  }
}

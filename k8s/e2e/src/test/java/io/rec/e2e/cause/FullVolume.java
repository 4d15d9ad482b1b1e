package io.rec.e2e.cause;

import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** Fills the database's volume with one file, if it is a small file system of its own. */
final class FullVolume {
  private static final String FOLDER = "/var/lib/postgresql/data";
  private static final String FILLER = FOLDER + "/filler";
  private static final long SMALL_KILOBYTES = 4L * 1024 * 1024;

  /** A server that ended itself over it is begun again with growing pauses. */
  private static final Duration FREED_WITHIN = Duration.ofMinutes(3);

  private final Desk desk;

  private FullVolume(Desk desk) {
    this.desk = desk;
  }

  static FullVolume of(Desk desk) {
    var volume = new FullVolume(desk);
    volume.demandSmall();
    // It ends with "No space left on device", which is what is wanted.
    volume.inside(
        "dd if=/dev/zero of=%s bs=64k; dd if=/dev/zero of=%1$s bs=1k oflag=append conv=notrunc"
            .formatted(FILLER));
    return volume;
  }

  private void demandSmall() {
    var kilobytes =
        Long.parseLong(inside("df --output=size " + FOLDER).succeeded().lines().getLast().strip());
    if (kilobytes >= SMALL_KILOBYTES) {
      Assumptions.abort(
          "the database's volume has %d MiB and would fill the disk of this machine; see the README"
              .formatted(kilobytes / 1024));
    }
  }

  void free() {
    await("room on the database's volume")
        .atMost(FREED_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> inside("rm -f " + FILLER).exit() == 0);
  }

  private Outcome inside(String script) {
    return desk.kubectl("exec", "postgres-0", "--", "bash", "-c", script).run();
  }
}

package io.rec.platform.config;

import io.micronaut.context.annotation.Context;
import io.rec.platform.loop.Loops;
import java.time.Duration;
import java.util.List;

/**
 * Re-reads what is mounted. Asked for by the second rather than by file events: the kubelet
 * replaces a link to a directory, which inotify shows differently on each file system.
 */
@Context
final class MountWatch {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  MountWatch(List<Refreshable> mounted, Loops loops) {
    loops.every("mounted-files", PERIOD, () -> mounted.forEach(Refreshable::refresh));
  }
}

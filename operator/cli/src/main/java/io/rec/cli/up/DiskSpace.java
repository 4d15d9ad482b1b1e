package io.rec.cli.up;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to begin what a full disk would break half-way. */
final class DiskSpace {
  private static final long GIB = 1L << 30;

  /** Go's build cache, three images and a database; later runs only add what changed. */
  static final long FIRST_TIME_GIB = 10;

  static final long LATER_GIB = 3;

  private DiskSpace() {}

  static void demand(Path cache) {
    boolean firstTime = !Files.isDirectory(cache.resolve("minicluster"));
    demand(existing(cache), firstTime ? FIRST_TIME_GIB : LATER_GIB);
  }

  static void demand(Path folder, long wanted) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace() / GIB;
      if (free < wanted) {
        throw new Failure(
            ExitCode.DISK_FULL,
            "Only %d GiB are free at %s; %d are needed.".formatted(free, folder, wanted),
            "Free some space, or set RECIO_CACHE and RECIO_STATE to another disk.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the free space of " + folder, e);
    }
  }

  private static Path existing(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}

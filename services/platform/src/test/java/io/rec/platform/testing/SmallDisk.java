package io.rec.platform.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own that is small enough to be filled. */
public final class SmallDisk implements AutoCloseable {

  private static final byte[] BLOCK = new byte[4096];

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Ends the test as not tried where this user may not mount. */
  public static SmallDisk ofMegabytes(int size) throws IOException, InterruptedException {
    Path folder = TemporaryFolder.create("recio-small-disk");
    Outcome mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "recio", folder);
    if (mounted.code() != 0) {
      Assumptions.abort(
          "a full disk needs one of its own, and only root may mount it: " + mounted.said());
    }
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** To the last block. */
  public void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (Files.getFileStore(folder).getUsableSpace() > 0) {
        out.write(BLOCK);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  public void empty() throws IOException {
    Files.deleteIfExists(filler());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // Lazily: a server that is being ended may hold a file for a moment yet.
    Outcome ended = run("umount", "--lazy", folder);
    if (ended.code() != 0) {
      throw new IOException("%s stays mounted: %s".formatted(folder, ended.said()));
    }
    Files.delete(folder);
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private record Outcome(int code, String said) {}

  private static Outcome run(Object... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(Arrays.stream(command).map(String::valueOf).toList())
              .redirectErrorStream(true)
              .start();
    } catch (IOException absent) {
      return new Outcome(1, String.valueOf(absent.getMessage()));
    }
    String said = new String(process.getInputStream().readAllBytes());
    return process.waitFor(10, TimeUnit.SECONDS)
        ? new Outcome(process.exitValue(), said.strip())
        : new Outcome(1, "it does not end");
  }
}

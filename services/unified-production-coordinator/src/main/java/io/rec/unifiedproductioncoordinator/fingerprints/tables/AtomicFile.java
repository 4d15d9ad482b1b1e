package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, also after a power cut. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content; it may close the stream. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  public static void write(Path target, Content content) throws IOException {
    var folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var draft = target.resolveSibling(target.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var out = new BufferedOutputStream(new Uncloseable(channel), 1 << 16);
      content.to(out);
      out.flush();
      channel.force(true);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The channel must still be open when it is forced to the disk. */
  private static final class Uncloseable extends OutputStream {
    private final OutputStream out;

    Uncloseable(FileChannel channel) {
      this.out = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }
  }
}

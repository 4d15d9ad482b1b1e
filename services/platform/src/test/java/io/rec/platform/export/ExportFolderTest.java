package io.rec.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFolderTest {

  @TempDir Path root;

  @Test
  @DisplayName("R7 writes a file under its name of v2 and leaves no temporary one")
  void writesUnderTheOldName() throws IOException {
    ExportFolder folder = folder();

    folder.write(ExportFolder.strikeTable("BTC"), "{}");

    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      assertThat(files.map(file -> root.relativize(file).toString()))
          .containsExactly(
              "backend/data/live_data/markets/kalshi/strike_tables/btc_strike_table.json");
    }
  }

  @Test
  @DisplayName("R7 a reader sees the old text or the new one, never half of it")
  void replacesAsAWhole() throws Exception {
    ExportFolder folder = folder();
    String file = ExportFolder.marketSnapshot("BTC");
    String small = "a".repeat(10);
    String large = "b".repeat(200_000);
    folder.write(file, small);
    AtomicBoolean writing = new AtomicBoolean(true);
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 200; i++) {
                      folder.write(file, i % 2 == 0 ? large : small);
                    }
                  } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                  } finally {
                    writing.set(false);
                  }
                });

    while (writing.get()) {
      assertThat(Files.readString(root.resolve(file)).length())
          .isIn(small.length(), large.length());
    }
    writer.join();
  }

  @Test
  @DisplayName("writes nothing when no folder is configured")
  void writesNothing() throws IOException {
    ExportFolder folder = new ExportFolder("");

    folder.check();
    folder.write("file.json", "{}");

    assertThat(folder.configured()).isFalse();
    assertThat(root).isEmptyDirectory();
  }

  private ExportFolder folder() {
    return new ExportFolder(root.toString());
  }
}

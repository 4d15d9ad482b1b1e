package io.rec.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read again by the tar that everybody has. */
class ArchiveTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");

  @TempDir Path folder;

  @Test
  void tarReadsWhatIsWritten() throws IOException, InterruptedException {
    Path file = folder.resolve("a.tar.gz");
    String deep = "recio-paper/logs/" + "d".repeat(60) + "/" + "f".repeat(80) + ".log";
    try (var archive = new Archive(new GZIPOutputStream(Files.newOutputStream(file)), NOW)) {
      archive.add("recio-paper/empty.txt", "");
      archive.add("recio-paper/words.txt", "grüße\n".repeat(1000));
      archive.add(deep, "x");
    }

    var tar =
        new ProcessBuilder("tar", "xzf", file.toString(), "-C", folder.toString())
            .inheritIO()
            .start();

    assertThat(tar.waitFor()).isZero();
    assertThat(folder.resolve("recio-paper/empty.txt")).isEmptyFile();
    assertThat(folder.resolve("recio-paper/words.txt")).hasContent("grüße\n".repeat(1000));
    assertThat(folder.resolve(deep)).hasContent("x");
    assertThat(Files.getPosixFilePermissions(folder.resolve(deep)).toString())
        .doesNotContain("GROUP", "OTHERS");
    assertThat(Files.getLastModifiedTime(folder.resolve(deep)).toInstant()).isEqualTo(NOW);
  }

  @Test
  void refusesAPathThatItCannotHold() throws IOException {
    try (var archive = new Archive(new ByteArrayOutputStream(), NOW)) {
      assertThatThrownBy(() -> archive.add("x".repeat(101), ""))
          .hasMessageContaining("tar cannot hold");
    }
  }
}

package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.unifiedproductioncoordinator.Application;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, as a pod starts it, killed as a machine that loses power would. */
class KilledGenerationTest {
  private static final int SIGKILL = 137;

  @TempDir Path folder;

  @Test
  void goesOnAfterSigkillAndEndsWithTheSameFile() throws IOException, InterruptedException {
    var closes = Walk.write(folder.resolve("closes.csv"), 60_000, 11);
    var whole = folder.resolve("whole.csv.gz");
    assertThat(start(closes, whole, 1_000_000, "whole").waitFor()).isZero();

    var killed = folder.resolve("killed.csv.gz");
    var process = start(closes, killed, 500, "killed");
    await()
        .atMost(30, SECONDS)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> Files.exists(folder.resolve("killed.csv.gz.checkpoint")));
    process.destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(SIGKILL);
    assertThat(killed).doesNotExist();

    assertThat(start(closes, killed, 1_000_000, "resumed").waitFor()).isZero();

    assertThat(Files.readString(folder.resolve("resumed.err"))).contains("Goes on behind minute");
    assertThat(Files.readAllBytes(killed)).isEqualTo(Files.readAllBytes(whole));
    assertThat(folder.resolve("killed.csv.gz.checkpoint")).doesNotExist();
  }

  private Process start(Path closes, Path out, int checkpointEvery, String log) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "fingerprints",
                "generate",
                "--symbol",
                "BTC",
                "--closes",
                closes.toString(),
                "--version",
                "t1",
                "--out",
                out.toString(),
                "--checkpoint-every",
                String.valueOf(checkpointEvery)))
        .redirectOutput(folder.resolve(log + ".out").toFile())
        .redirectError(folder.resolve(log + ".err").toFile())
        .start();
  }
}

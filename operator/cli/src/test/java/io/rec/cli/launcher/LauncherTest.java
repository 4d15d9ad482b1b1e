package io.rec.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script in a checkout of its own, with a JDK and a Maven of a few lines. */
class LauncherTest {
  private static final Path SCRIPT = Path.of(System.getProperty("recio.root"), "recio");

  @TempDir Path folder;

  private Path cache;

  @BeforeEach
  void checkout() throws IOException {
    cache = folder.resolve("cache/cli");
    Files.createDirectories(cache);
    Files.createDirectories(folder.resolve("root"));
    Files.copy(SCRIPT, folder.resolve("root/recio"));
    program("jdk/bin/javac", "");
    program(
        "jdk/bin/java",
        """
        for word in "$@"; do
          case $word in -XX:AOTCacheOutput=*) echo cache > "${word#*=}"; exit 1 ;; esac
        done
        echo started
        """);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    program(
        "maven/bin/mvn",
        """
        echo built >> ../builds
        sleep 1
        mkdir -p operator/cli/target/lib
        touch operator/cli/target/recio-cli.jar operator/cli/target/lib/a.jar
        """);
  }

  @Test
  void thoseWhoComeAtOnceGetOneBuild() throws IOException, InterruptedException {
    var callers = new ArrayList<Process>();
    for (int i = 0; i < 4; i++) {
      callers.add(start());
    }

    for (Process caller : callers) {
      assertThat(said(caller)).contains("started");
    }
    assertThat(builds()).hasSize(1);
    assertThat(homes()).hasSize(1);
    assertThat(namesIn(homes().getFirst()))
        .contains("recio-cli.jar", "lib", "recio.aot")
        .noneMatch(name -> name.startsWith("new."));
  }

  @Test
  void theSecondCallBuildsNothing() throws IOException, InterruptedException {
    said(start());
    said(start());

    assertThat(builds()).hasSize(1);
  }

  @Test
  void whatAKilledBuilderLeftIsTakenOver() throws IOException, InterruptedException {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor()).isZero();
    Files.createDirectories(cache.resolve("lock"));
    Files.writeString(cache.resolve("lock/pid"), Long.toString(gone.pid()));

    assertThat(said(start())).contains("started");
    assertThat(cache.resolve("lock")).doesNotExist();
  }

  @Test
  void aFailedBuildLeavesNoLock() throws IOException, InterruptedException {
    program("maven/bin/mvn", "echo no such module; exit 1");

    Process failed = start();

    assertThat(said(failed)).contains("no such module", "does not build");
    assertThat(failed.exitValue()).isEqualTo(8);
    assertThat(namesIn(cache)).doesNotContain("lock").noneMatch(name -> name.startsWith("new."));
  }

  @Test
  void anOldCommandLineIsForgottenUnlessItRuns() throws IOException, InterruptedException {
    for (int age = 1; age <= 10; age++) {
      Path old = Files.createDirectories(cache.resolve("old-" + age));
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600L * age)));
    }
    Process user =
        new ProcessBuilder("sh", "-c", "read -r word", cache + "/old-10/recio-cli.jar").start();
    try {
      said(start());
    } finally {
      user.destroy();
    }

    assertThat(namesIn(cache)).contains("old-1", "old-10").doesNotContain("old-8", "old-9");
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder(folder.resolve("root/recio").toString(), "status");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("MAVEN_HOME", folder.resolve("maven").toString());
    builder.environment().put("RECIO_CACHE", folder.resolve("cache").toString());
    return builder.redirectErrorStream(true).start();
  }

  private static String said(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds"));
  }

  private List<Path> homes() throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{16}")).toList();
    }
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }

  private void program(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}

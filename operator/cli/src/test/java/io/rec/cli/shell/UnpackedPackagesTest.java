package io.rec.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.console.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Debian of one-line scripts. */
class UnpackedPackagesTest {
  @TempDir Path folder;

  @Test
  void fetchesAfterAnUpdateOfTheListsAndUnpacks() throws IOException, InterruptedException {
    script(
        "apt-get", "case $1 in download) [ -e lists ] && touch $3_1.deb;; -q) touch lists;; esac");
    script("dpkg-deb", "mkdir -p $3/usr/bin && cp $0 $3/usr/bin/promtool");

    var packages = packages();
    packages.offer(List.of("promtool"));

    assertThat(packages.folder().resolve("promtool")).isExecutable();
  }

  @Test
  void whatCameWithAnotherProgramIsNotFetchedAgain() throws IOException, InterruptedException {
    script("apt-get", "echo $3 >> fetched; touch $3_1.deb");
    script(
        "dpkg-deb",
        "mkdir -p $3/usr/bin && cp $0 $3/usr/bin/promtool && cp $0 $3/usr/bin/prometheus");

    var packages = packages();
    packages.offer(List.of("promtool", "prometheus"));

    assertThat(packages.folder().resolve("prometheus")).isExecutable();
    assertThat(folder.resolve("cache/debian/packages/fetched")).hasContent("prometheus");
  }

  @Test
  void whatIsThereIsNotFetched() throws IOException, InterruptedException {
    script("apt-get", "exit 1");
    script("dpkg-deb", "exit 1");
    script("amtool", "exit 0");

    packages().offer(List.of("amtool"));

    assertThat(folder.resolve("cache/debian")).doesNotExist();
  }

  @Test
  void aPackageThatCannotBeHadIsNamed() throws IOException {
    script("apt-get", "echo unreachable >&2; exit 100");
    script("dpkg-deb", "exit 0");

    assertThatThrownBy(() -> packages().offer(List.of("amtool")))
        .isInstanceOf(Failure.class)
        .hasMessage("apt-get could not fetch prometheus-alertmanager: unreachable");
  }

  private UnpackedPackages packages() {
    var path = folder + ":/bin:/usr/bin";
    var environment =
        Map.of("PATH", folder.toString(), "RECIO_CACHE", folder.resolve("cache").toString());
    var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new UnpackedPackages(
        new Surroundings(Terminal.of(silent, silent, environment), environment, Clock.systemUTC()),
        new Shell(Map.of("PATH", path)),
        true);
  }

  private void script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}

package io.rec.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.console.Steps;
import io.rec.cli.console.Terminal;
import io.rec.cli.shell.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a script in the place of the real one that tells what it was asked for. */
class ImageBuildTest {
  @TempDir Path root;

  @BeforeEach
  void script() throws IOException {
    Path script = root.resolve("k8s/images/build");
    Files.createDirectories(script.getParent());
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo "$@" > asked
        prefix=docker.io/recio
        [ "$1" = --push ] && prefix=$2
        for name in postgres operator services; do echo "$prefix/$name:1 /c/$name.tar"; done
        """);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void buildsAllThree() throws IOException, InterruptedException {
    BuiltImages images = build(Optional.empty());

    assertThat(root.resolve("asked")).hasContent("all");
    assertThat(images.services().reference()).hasToString("docker.io/recio/services:1");
  }

  @Test
  void aRegistryIsPushedToAndNamesTheImages() throws IOException, InterruptedException {
    BuiltImages images = build(Optional.of("registry.example.com:5000/desk"));

    assertThat(root.resolve("asked")).hasContent("--push registry.example.com:5000/desk all");
    assertThat(images.operator().reference())
        .isEqualTo(new ImageReference("registry.example.com:5000/desk/operator", "1"));
  }

  private BuiltImages build(Optional<String> registry) throws InterruptedException {
    var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Steps steps = Terminal.of(silent, silent, Map.of()).steps(Clock.systemUTC());
    try (var step = steps.begin("Images")) {
      return new ImageBuild(new Shell(Map.of()), root, root.resolve("build.log"))
          .build(registry, step);
    }
  }
}

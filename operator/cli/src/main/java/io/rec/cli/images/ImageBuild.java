package io.rec.cli.images;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Step;
import io.rec.cli.shell.Outcome;
import io.rec.cli.shell.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Builds the images whose sources changed; the script knows by hash, so the second time is quick.
 */
public final class ImageBuild {
  private final Shell shell;
  private final Path root;
  private final Path log;

  /**
   * @param log where the build's whole output goes
   */
  public ImageBuild(Shell shell, Path root, Path log) {
    this.shell = shell;
    this.root = root;
    this.log = log;
  }

  /**
   * @param registry prefix such as {@code registry.example.com/desk} to push to; the references are
   *     then those of the registry
   */
  public BuiltImages build(Optional<String> registry, Step step) throws InterruptedException {
    Path script = root.resolve("k8s/images/build");
    try (PrintWriter writer = open()) {
      Outcome outcome =
          shell.run(
              registry
                  .map(prefix -> List.of(script.toString(), "--push", prefix, "all"))
                  .orElse(List.of(script.toString(), "all")),
              root,
              line -> {
                writer.println(line);
                step.tell(line);
              });
      if (!outcome.good()) {
        throw new Failure(
            ExitCode.BUILD_FAILED,
            "The images cannot be built: " + outcome.lastError(),
            "The whole output is in " + log + ".");
      }
      return BuiltImages.of(outcome.output());
    }
  }

  private PrintWriter open() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new PrintWriter(Files.newBufferedWriter(log), true);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + log, e);
    }
  }
}

package io.rec.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolboxTest {
  @TempDir Path folder;

  @Test
  void namesAMissingProgramAndWhereToGetIt() {
    Toolbox toolbox = toolbox(Map.of("PATH", folder.toString()));

    assertThatThrownBy(() -> toolbox.demand(List.of("kubectl")))
        .hasMessage("kubectl was not found.")
        .asInstanceOf(type(Failure.class))
        .satisfies(
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.PREREQUISITE);
              assertThat(failure.nextStep()).startsWith("Install kubectl from https://");
            });
  }

  @Test
  void asksTheVariableBeforeThePath() throws IOException {
    Path home = program(folder.resolve("home/bin/mvn")).getParent().getParent();
    Path path = program(folder.resolve("path/mvn")).getParent();

    assertThat(toolbox(Map.of("PATH", path.toString())).path("mvn")).hasParent(path);
    assertThat(toolbox(Map.of("PATH", path.toString(), "MAVEN_HOME", home.toString())).path("mvn"))
        .hasParent(home.resolve("bin"));
  }

  private static Path program(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static Toolbox toolbox(Map<String, String> environment) {
    var terminal = Terminal.of(System.out, System.err, environment);
    return new Toolbox(
        new Surroundings(terminal, environment, Clock.systemUTC()), new Shell(environment));
  }
}

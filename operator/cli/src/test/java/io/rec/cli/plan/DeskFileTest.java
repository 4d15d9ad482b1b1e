package io.rec.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskFileTest {
  private static final String DESK =
      "{apiVersion: rec.io/v1, kind: TradingSystem, metadata: {name: a%s}, spec: {version: 3.0.0}}";

  @TempDir Path folder;

  @Test
  @DisplayName("finds the TradingSystem among other things and names those")
  void findsTheDesk() throws IOException {
    var file =
        read("{kind: Secret, metadata: {name: key}}\n---\n" + DESK.formatted("") + "\n---\n");

    assertThat(file.name()).isEqualTo("a");
    assertThat(file.spec().path("version").asText()).isEqualTo("3.0.0");
    assertThat(file.others()).containsExactly("Secret/key");
  }

  @Test
  @DisplayName("its namespace is that of the file, else the one asked for, else the usual one")
  void knowsWhereItBelongs() throws IOException {
    var placed = DESK.formatted(", namespace: there");

    assertThat(read(placed).namespace()).isEqualTo("there");
    assertThat(read(placed, "there").namespace()).isEqualTo("there");
    assertThat(read(DESK.formatted(""), "here").namespace()).isEqualTo("here");
    assertThat(read(DESK.formatted("")).namespace()).isEqualTo("trading");
    assertThatThrownBy(() -> read(placed, "here"))
        .hasMessageContaining("is for namespace there, not for here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: ConfigMap}                                        | it holds no TradingSystem
          {kind: TradingSystem, spec: {}}                          | lacks metadata.name or spec
          {kind: TradingSystem, metadata: {name: a}}               | lacks metadata.name or spec
          {kind: TradingSystem, metadata: {name: [a                | it is no YAML in line
          """)
  @DisplayName("a file that is no use is named with the reason, and ends with 2")
  void refuses(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(failure.what()).contains("desk.yaml", reason);
            });
  }

  private DeskFile read(String text) throws IOException {
    return read(text, null);
  }

  private DeskFile read(String text, @Nullable String namespace) throws IOException {
    return DeskFile.read(
        Files.writeString(folder.resolve("desk.yaml"), text), namespace, "trading");
  }
}

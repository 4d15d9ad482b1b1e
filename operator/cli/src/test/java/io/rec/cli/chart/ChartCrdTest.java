package io.rec.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartCrdTest {
  private static final Path GENERATED = Chart.ROOT.resolve("crds/tradingsystems.rec.io-v1.yaml");
  private static final Path SHIPPED = Chart.FOLDER.resolve("files/tradingsystems.rec.io-v1.yaml");

  /**
   * {@code mvn -pl operator/cli -am test -Dtest=ChartCrdTest -Drecio.update=true} copies it anew.
   */
  @Test
  void shipsTheCrdThatTheApiGenerates() throws IOException {
    String generated = Files.readString(GENERATED);
    if (Boolean.getBoolean("recio.update")) {
      Files.writeString(SHIPPED, generated);
    }

    assertThat(Files.readString(SHIPPED))
        .as("cp crds/tradingsystems.rec.io-v1.yaml helm/trading-system/files/")
        .isEqualTo(generated);
  }

  @Test
  void theCrdOfTheReleaseIsTheGeneratedOneButForItsMarks() throws IOException {
    var generated = Chart.YAML.readTree(GENERATED.toFile());
    JsonNode rendered =
        Chart.find(Chart.render(Map.of()), "CustomResourceDefinition", "tradingsystems.rec.io")
            .orElseThrow();

    assertThat(rendered.path("spec")).isEqualTo(generated.path("spec"));
  }
}

package io.rec.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.images.BuiltImage;
import io.rec.cli.images.BuiltImages;
import io.rec.cli.images.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartValuesTest {
  @TempDir Path chart;

  @Test
  void hasTheSameHashForTheSameChartAndImages() throws IOException {
    Files.writeString(chart.resolve("Chart.yaml"), "name: x");

    assertThat(values("1").hash()).isEqualTo(values("1").hash()).hasSize(16);
  }

  @Test
  void hasAnotherHashForAnotherImageOrAnotherChart() throws IOException {
    Files.writeString(chart.resolve("Chart.yaml"), "name: x");
    String before = values("1").hash();

    assertThat(values("2").hash()).isNotEqualTo(before);
    Files.writeString(chart.resolve("Chart.yaml"), "name: y");
    assertThat(values("1").hash()).isNotEqualTo(before);
  }

  @Test
  void marksEverythingAsMadeByUp() {
    assertThat(values("1").tree().get("commonAnnotations"))
        .isEqualTo(Map.of("rec.io/made-by", "recio-up", "rec.io/up-hash", values("1").hash()));
  }

  @Test
  void servesOneNamespaceWithOneReplica() {
    assertThat(values("1").tree())
        .containsEntry("replicas", 1)
        .extractingByKey("watch")
        .asString()
        .contains("list", "trading");
  }

  private ChartValues values(String tag) {
    return ChartValues.of(
        chart,
        new BuiltImages(image("services", "1"), image("operator", tag), image("postgres", "1")),
        "trading");
  }

  private static BuiltImage image(String name, String tag) {
    return new BuiltImage(
        new ImageReference("docker.io/recio/" + name, tag), Path.of(name + ".tar"));
  }
}

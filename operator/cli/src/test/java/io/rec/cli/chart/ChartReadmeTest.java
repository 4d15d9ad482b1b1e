package io.rec.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChartReadmeTest {
  private static final Path README = Chart.FOLDER.resolve("README.md");

  /**
   * {@code mvn -pl operator/cli -am test -Dtest=ChartReadmeTest -Drecio.update=true} rewrites it.
   */
  @Test
  void listsTheValuesAsTheyAre() throws IOException {
    String readme = Files.readString(README);
    String expected = ChartReadme.withTable(readme);
    if (Boolean.getBoolean("recio.update")) {
      Files.writeString(README, expected);
    }

    assertThat(Files.readString(README)).isEqualTo(expected);
  }

  @Test
  void everyValueIsDescribed() throws IOException {
    var described = new TreeSet<String>();
    ChartReadme.entries().forEach(entry -> described.add(entry.path()));
    var leaves = new TreeSet<String>();
    collect(Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile()), "", leaves);

    leaves.removeIf(leaf -> described.stream().anyMatch(known -> covers(known, leaf)));
    assertThat(leaves).as("values without a comment").isEmpty();
  }

  private static boolean covers(String known, String leaf) {
    return leaf.equals(known) || leaf.startsWith(known + ".");
  }

  private static void collect(JsonNode node, String path, TreeSet<String> leaves) {
    if (!node.isObject() || node.isEmpty()) {
      leaves.add(path);
      return;
    }
    node.properties()
        .forEach(
            property ->
                collect(
                    property.getValue(),
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                    leaves));
  }

  @Test
  void namesEveryFileOfValuesThatIsTested() throws IOException {
    String readme = Files.readString(README);
    List<String> files = Chart.valuesFiles().map(file -> file.getFileName().toString()).toList();

    assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(readme).contains(file));
  }
}

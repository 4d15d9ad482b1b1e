package io.rec.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.observability.dashboard.Board;
import io.rec.observability.dashboard.BoardJson;
import io.rec.observability.dashboard.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoardsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGAIN =
      "mvn -pl observability -am verify -Dtest=BoardsTest,ObjectivesTest -Drecio.update=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  static List<Board> boards() {
    return Boards.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("boards")
  void filesAreWhatTheBoardsSay(Board board) {
    String text = BoardJson.text(board);
    for (Path folder :
        List.of(Sources.FOLDER.resolve("grafana"), Sources.CHART.resolve("dashboards"))) {
      Path file = folder.resolve(board.file());
      Sources.keep(file, text);
      assertThat(file).as(AGAIN).content().isEqualTo(text);
    }
  }

  @Test
  void noFileIsLeftOver() {
    List<String> expected = Boards.all().stream().map(Board::file).sorted().toList();

    for (Path folder :
        List.of(Sources.FOLDER.resolve("grafana"), Sources.CHART.resolve("dashboards"))) {
      assertThat(Sources.files(folder))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  @DisplayName("each role that has a folder of its own has a board")
  void eachRoleHasABoard() throws IOException {
    var noRoles =
        List.of("domain", "platform", "venues", "dashboard", "benchmarks", "venue-simulator");
    List<String> roles;
    try (Stream<Path> folders = Files.list(Sources.ROOT.resolve("services"))) {
      roles =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !noRoles.contains(name))
              .toList();
    }

    assertThat(roles).isNotEmpty();
    assertThat(Boards.all())
        .extracting(Board::uid)
        .containsAll(roles.stream().map(role -> "recio-role-" + role).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("boards")
  void panelsNeitherOverlapNorShareAnId(Board board) throws IOException {
    JsonNode root = JSON.readTree(BoardJson.text(board));
    var ids = new HashSet<Integer>();
    var cells = new HashSet<String>();

    for (JsonNode panel : root.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int bottom = place.path("y").asInt() + place.path("h").asInt();
      assertThat(right).isLessThanOrEqualTo(24);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom; y++) {
          assertThat(cells.add(x + "/" + y)).as("%s at %d/%d", panel.path("title"), x, y).isTrue();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("boards")
  void everyPanelSaysWhatItMeansAndInWhichUnit(Board board) {
    assertThat(board.sections())
        .flatMap(section -> section.panels())
        .allSatisfy(
            panel -> {
              assertThat(panel.title()).isNotBlank();
              assertThat(panel.meaning()).endsWith(".");
              assertThat(panel.unit()).isNotBlank();
              assertThat(panel.queries()).isNotEmpty();
            });
  }
}

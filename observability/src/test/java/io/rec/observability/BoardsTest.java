package io.rec.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.observability.dashboard.Board;
import io.rec.observability.dashboard.BoardJson;
import io.rec.observability.dashboard.Boards;
import io.rec.observability.dashboard.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
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

  private static final Pattern CALLS =
      Pattern.compile("import io\\.rec\\.platform\\.http\\.Peers;");
  private static final Pattern HEARS =
      Pattern.compile(
          "import io\\.rec\\.platform\\."
              + "(events\\.(Announcements|OutboxConsumers)|live\\.LiveMarkets);");

  static List<String> roles() throws IOException {
    var noRoles =
        List.of("domain", "platform", "venues", "dashboard", "benchmarks", "venue-simulator");
    try (Stream<Path> folders = Files.list(Sources.ROOT.resolve("services"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !noRoles.contains(name))
          .toList();
    }
  }

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
    assertThat(roles()).isNotEmpty();
    assertThat(Boards.all())
        .extracting(Board::uid)
        .containsAll(roles().stream().map(role -> "recio-role-" + role).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("roles")
  @DisplayName("a role's board has a panel of breakers or announcements if the role has any")
  void noPanelStaysEmpty(String role) throws IOException {
    assertThat(panels(role).contains("Breakers")).isEqualTo(uses(role, CALLS));
    assertThat(panels(role).contains("Announcements")).isEqualTo(uses(role, HEARS));
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

  private static List<String> panels(String role) {
    return Boards.all().stream()
        .filter(board -> board.uid().equals("recio-role-" + role))
        .flatMap(board -> board.sections().stream())
        .flatMap(section -> section.panels().stream())
        .map(Panel::title)
        .toList();
  }

  private static boolean uses(String role, Pattern what) throws IOException {
    try (Stream<Path> files =
        Files.walk(Sources.ROOT.resolve("services").resolve(role).resolve("src/main/java"))) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> what.matcher(Sources.text(file)).find());
    }
  }
}

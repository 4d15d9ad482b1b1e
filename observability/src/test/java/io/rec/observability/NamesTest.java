package io.rec.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.observability.dashboard.Board;
import io.rec.observability.dashboard.Boards;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name that a rule or a dashboard uses is a name that some process tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesTest {

  private Told told;
  private KnownNames known;

  @BeforeAll
  void askARole() throws SQLException {
    told = Told.byARole();
    known = KnownNames.of(told);
  }

  static java.util.List<Sources.Rule> rules() {
    return Sources.rules();
  }

  static java.util.List<Board> boards() {
    return Boards.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  @DisplayName("REC-MN-01 a rule asks only for what there is")
  void ruleIsKnown(Sources.Rule rule) {
    assertThat(known.unknownIn(rule.expression())).as(rule.expression()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("boards")
  @DisplayName("REC-MN-01 a dashboard asks only for what there is")
  void boardIsKnown(Board board) {
    assertThat(board.sections())
        .flatMap(section -> section.panels())
        .flatMap(panel -> panel.queries())
        .allSatisfy(
            query ->
                assertThat(known.unknownIn(query.expression())).as(query.expression()).isEmpty());
  }

  @Test
  @DisplayName("the check itself finds a misspelt name, label and border")
  void findsWhatIsNotThere() {
    assertThat(known.unknownIn("sum by (systen) (rate(recio_price_agee{le=\"0.51\"}[5m]))"))
        .containsExactlyInAnyOrder(
            "recio_price_agee", "label systen", "border 0.51 of recio_price_agee");
  }

  @Test
  @DisplayName("a border that another histogram has is none of this one")
  void bordersBelongToTheirHistogram() {
    assertThat(known.unknownIn("response_time_seconds_bucket{le=\"1.0\"}")).isEmpty();
    assertThat(known.unknownIn("recio_order_exchange_seconds_bucket{le=\"1.0\"}"))
        .containsExactly("border 1.0 of recio_order_exchange_seconds_bucket");
  }

  @Test
  @DisplayName("TPS-MT-01 TPS-MT-02 a scrape has the four system and the four service families")
  void tellsTheContractsFamilies() {
    assertThat(told.names())
        .contains(
            "system_cpu_percent",
            "system_memory_percent",
            "system_disk_percent",
            "system_network_io_bytes_total",
            "response_time_seconds_bucket",
            "error_rate",
            "throughput",
            "active_connections");
  }

  @Test
  @DisplayName("what the sources of the platform register is what a scrape shows")
  void sourcesAndScrapeAgree() {
    var names = new java.util.TreeSet<String>();
    SourceMeters.meters().stream()
        .filter(meter -> meter.name().startsWith("recio.announcements"))
        .forEach(meter -> names.addAll(meter.families()));

    assertThat(names).hasSize(5);
    assertThat(told.names()).containsAll(names);
  }
}

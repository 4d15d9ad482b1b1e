package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cascadingfailuredetector.check.Finding;
import io.rec.cascadingfailuredetector.check.Finding.State;
import io.rec.cascadingfailuredetector.graph.DependencyGraph;
import io.rec.cascadingfailuredetector.graph.RootCauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What rounds add up to")
class RecordsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String SYNC = "kalshi-account-sync";
  private static final String MANAGER = "trade-manager";
  private static final String STOPS = "active-trade-supervisor";
  private static final DependencyGraph GRAPH = DependencyGraph.of(Set.of(SYNC, MANAGER, STOPS));

  private final Records records = new Records(new Starts(Duration.ZERO));

  @Test
  @DisplayName("one look at the wrong moment is no failure, a second is")
  void believesTheSecond() {
    round(0, State.SILENT, State.WELL, State.WELL);
    assertThat(failed(0)).isEmpty();

    round(5, State.SILENT, State.WELL, State.WELL);
    assertThat(failed(5)).containsExactly(SYNC);
  }

  @Test
  @DisplayName("who waited for what is back is given the time to notice, and no more")
  void letsCatchUp() {
    round(0, State.SILENT, State.WAITING, State.WAITING);
    round(5, State.SILENT, State.WAITING, State.WAITING);
    assertThat(failed(5)).containsExactly(STOPS, SYNC, MANAGER);

    round(10, State.WELL, State.WAITING, State.WAITING);
    assertThat(failed(10)).isEmpty();

    round(15, State.WELL, State.WELL, State.WAITING);
    assertThat(failed(15)).isEmpty();

    round(60, State.WELL, State.WELL, State.WAITING);
    assertThat(failed(60)).isEmpty();
    assertThat(failed(61)).containsExactly(STOPS);
  }

  @Test
  @DisplayName("silence is nothing that somebody has not noticed yet")
  void silenceCounts() {
    round(0, State.SILENT, State.WAITING, State.SILENT);
    round(5, State.SILENT, State.WAITING, State.SILENT);
    round(10, State.WELL, State.WAITING, State.SILENT);

    assertThat(failed(10)).containsExactly(STOPS);
  }

  @Test
  @DisplayName("what is outside may be accused by who has not noticed yet that the way is free")
  void accusationsCatchUp() {
    var graph = DependencyGraph.of(Set.of("venue-simulator", "kalshi-api-watchdog"));
    for (int second : List.of(0, 5)) {
      accused(State.SILENT, second);
    }
    accused(State.WELL, 10);

    assertThat(records.failed(graph, NOON.plusSeconds(10))).isEmpty();
    assertThat(records.failed(graph, NOON.plusSeconds(56))).containsExactly("kalshi_api");
  }

  @Test
  @DisplayName("a silent name server is the one cause, after two looks, also when all still answer")
  void namesAreTheCause() {
    for (int second : List.of(0, 1)) {
      records.take(
          List.of(finding(SYNC, State.WELL), finding(MANAGER, State.SILENT)),
          Optional.empty(),
          Optional.of("the name server does not answer"),
          NOON.plusSeconds(second));
    }

    assertThat(RootCauses.find(failed(1), GRAPH).roots()).containsExactly("dns");
  }

  @Test
  @DisplayName("when names are back, silence is still of the time without them")
  void silenceMayBeOurs() {
    for (int second : List.of(0, 5)) {
      records.take(
          List.of(finding(MANAGER, State.SILENT)),
          Optional.empty(),
          Optional.of("the name server does not answer"),
          NOON.plusSeconds(second));
    }
    assertThat(failed(5)).containsExactly(MANAGER, "dns");
    records.take(
        List.of(finding(MANAGER, State.SILENT)),
        Optional.empty(),
        Optional.empty(),
        NOON.plusSeconds(10));

    assertThat(failed(10)).isEmpty();
    assertThat(failed(56)).containsExactly(MANAGER);
  }

  @Test
  @DisplayName("who misses the database first is no cause until others had time to miss it, too")
  void waitsForTheVote() {
    missing(0);
    missing(5);

    assertThat(failed(5)).isEmpty();
    assertThat(failed(10)).containsExactly(STOPS);
  }

  @Test
  @DisplayName("a first failure is to be looked at again")
  void doubts() {
    round(0, State.WELL, State.WELL, State.WELL);
    assertThat(records.doubtful()).isFalse();
    round(5, State.WELL, State.SILENT, State.WELL);
    assertThat(records.doubtful()).isTrue();
    round(6, State.WELL, State.SILENT, State.WELL);
    assertThat(records.doubtful()).isFalse();
  }

  @Test
  @DisplayName("what fails while nothing it stands on was away is a failure at once")
  void ownTroubleCounts() {
    round(0, State.WELL, State.STALE, State.WELL);
    round(5, State.WELL, State.STALE, State.WELL);

    assertThat(failed(5)).containsExactly(MANAGER);
  }

  @Test
  @DisplayName("a database that cannot store is the cause of all that stand on it, and answers")
  void cannotStore() {
    for (int second : List.of(0, 1)) {
      records.take(
          List.of(finding(SYNC, State.WELL), finding(MANAGER, State.STALE)),
          Optional.of(new DatabaseWord("it cannot store anything: its disk is full", true)),
          Optional.empty(),
          NOON.plusSeconds(second));
    }

    assertThat(failed(1)).containsExactly(MANAGER, "database");
    assertThat(
            Judgement.roots(
                RootCauses.find(failed(1), GRAPH), records, Map.of(), NOON.plusSeconds(1)))
        .singleElement()
        .satisfies(
            root -> {
              assertThat(root.component()).isEqualTo("database");
              assertThat(root.evidence()).contains("its disk is full");
              assertThat(root.sufferers()).containsExactly(MANAGER);
              assertThat(root.action()).contains("makes room on its disk");
            });
  }

  @Test
  @DisplayName("who is starved stays so while it does not come to answering, and is not restarted")
  void staysStarved() {
    var graph = DependencyGraph.of(Set.of("trade-executor"));
    for (State state : List.of(State.STARVED, State.SILENT, State.SILENT)) {
      records.take(
          List.of(finding("trade-executor", state)), Optional.empty(), Optional.empty(), NOON);
    }
    var causes = RootCauses.find(records.failed(graph, NOON), graph);

    assertThat(records.of("trade-executor").document().status()).isEqualTo("starved");
    assertThat(records.of("trade-executor").evidence())
        .isEqualTo("; when it last answered it was starved of processor");
    assertThat(Judgement.candidates(causes, records, NOON)).isEmpty();
    assertThat(Judgement.roots(causes, records, Map.of(), NOON))
        .singleElement()
        .satisfies(root -> assertThat(root.action()).contains("resources.limits.cpu"));
  }

  private void accused(State simulator, int second) {
    var watchdog =
        new Finding(
            "kalshi-api-watchdog",
            State.WELL,
            "",
            Map.of("kalshi_api", "the exchange does not answer"),
            Set.of(),
            Optional.empty(),
            1);
    records.take(
        List.of(finding("venue-simulator", simulator), watchdog),
        Optional.empty(),
        Optional.empty(),
        NOON.plusSeconds(second));
  }

  private void missing(int second) {
    var waiting =
        new Finding(
            STOPS,
            State.WAITING,
            "DatabaseUnavailable: database: Connection refused",
            Map.of(),
            Set.of(),
            Optional.empty(),
            1);
    records.take(
        List.of(finding(MANAGER, State.WELL), waiting),
        Optional.empty(),
        Optional.empty(),
        NOON.plusSeconds(second));
  }

  private void round(int second, State sync, State manager, State stops) {
    records.take(
        Stream.of(finding(SYNC, sync), finding(MANAGER, manager), finding(STOPS, stops)).toList(),
        Optional.empty(),
        Optional.empty(),
        NOON.plusSeconds(second));
  }

  private List<String> failed(int second) {
    return records.failed(GRAPH, NOON.plusSeconds(second));
  }

  private static Finding finding(String component, State state) {
    return new Finding(component, state, "", Map.of(), Set.of(), Optional.empty(), 1);
  }
}

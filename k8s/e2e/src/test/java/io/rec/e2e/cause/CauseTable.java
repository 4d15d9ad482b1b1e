package io.rec.e2e.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.VenueFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Named so that no storey runs it; see this folder's package-info. */
@OnDesk
@DisplayName("Each fault is told by its cause")
final class CauseTable {
  private static final Duration PROMISED = Duration.ofSeconds(15);
  private static final Path TABLE = Path.of("target", "causes.md");

  /** {@code -Dcauses=database} for those alone. */
  private static final Pattern WANTED = Pattern.compile(System.getProperty("causes", ""));

  /** Who names causes cannot name itself; that it is away is seen by the monitor. */
  private static final String DETECTOR = "cascading-failure-detector";

  private static final List<String> LINES = new ArrayList<>(List.of(Row.HEAD));

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofTheDesk")
  void isTold(Fault fault, Desk desk) throws IOException {
    hold(run(desk, fault));
  }

  static Stream<Fault> ofTheDesk() {
    return Stream.of(Faults.ofRoles(), Faults.ofDatabase(), Faults.ofCluster())
        .flatMap(faults -> faults)
        .filter(CauseTable::isWanted);
  }

  private static boolean isWanted(Fault fault) {
    return WANTED.matcher(fault.what()).find();
  }

  /** In one test, since the switches of the simulator are put back after each. */
  @Test
  @DisplayName("faults of the venues")
  void venuesAreTold(Desk desk) throws IOException {
    desk.system().change(VenueFaults.OFFERED);
    desk.awaitReady();
    var rows = new ArrayList<Row>();
    for (var fault : Faults.ofVenues().filter(CauseTable::isWanted).toList()) {
      rows.add(run(desk, fault));
    }
    SoftAssertions.assertSoftly(
        softly ->
            rows.forEach(row -> softly.assertThatCode(() -> hold(row)).doesNotThrowAnyException()));
  }

  @AfterAll
  static void printTable() {
    LINES.forEach(System.out::println);
  }

  private static Row run(Desk desk, Fault fault) throws IOException {
    try {
      var row = Course.of(desk, fault);
      print(row.line());
      return row;
    } catch (TestAbortedException notTried) {
      print(Row.notTried(fault, String.valueOf(notTried.getMessage())));
      throw notTried;
    }
  }

  /** After each, since who looks at a fault after half an hour may stop it there. */
  private static void print(String line) throws IOException {
    LINES.add(line);
    Files.write(TABLE, LINES);
  }

  private static void hold(Row row) {
    if (!row.fault().root().equals(DETECTOR)) {
      assertThat(row.named())
          .as(row.line())
          .hasValueSatisfying(time -> assertThat(time).isLessThan(PROMISED));
      assertThat(row.over()).as(row.line()).isPresent();
    }
    assertThat(row.others()).as(row.line()).isEmpty();
    assertThat(row.told()).as(row.line()).hasSize(1);
  }
}

package io.rec.e2e.cascade;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.VenueFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Named so that no storey runs it; see this folder's package-info. */
@OnDesk
@DisplayName("Failures that spread")
final class CascadeTable {
  static final Duration UNHEALTHY_AFTER = Duration.ofSeconds(20);

  /** The promise of the operator's budgets, after that. */
  private static final Duration PROMISED = Duration.ofSeconds(15);

  private static final Path TABLE = Path.of("target", "cascades.md");

  /** {@code -Dcascades=database} for those alone. */
  private static final Pattern WANTED = Pattern.compile(System.getProperty("cascades", ""));

  /** As many recoveries in one hour as nobody has; what exhausts them is tried elsewhere. */
  private static final String QUICK =
      """
      {"recovery":{"unhealthyAfter":"%ds","maxRecoveries":20,
        "backoff":{"initial":"1s","max":"1s"}}}"""
          .formatted(UNHEALTHY_AFTER.toSeconds());

  private final List<String> lines = new ArrayList<>(List.of(Row.HEAD));

  @Test
  @Timeout(value = 90, unit = TimeUnit.MINUTES)
  @DisplayName("REC-CFD-10 are named by their root, and nobody else is restarted")
  void endAtTheirRoot(Desk desk) throws IOException {
    desk.system().change(QUICK);
    desk.system().change(VenueFaults.OFFERED);
    desk.awaitReady();
    var rows = new ArrayList<Row>();
    for (var spread : wanted()) {
      var row = Course.of(desk, spread);
      rows.add(row);
      lines.add(row.line());
      Files.write(TABLE, lines);
    }
    lines.forEach(System.out::println);
    SoftAssertions.assertSoftly(softly -> rows.forEach(row -> hold(softly, row)));
  }

  private static List<Spread> wanted() {
    return Stream.of(Spreads.ofVenues(), Spreads.ofRoles(), Spreads.ofTheRest())
        .flatMap(spreads -> spreads)
        .filter(spread -> WANTED.matcher(spread.what()).find())
        .toList();
  }

  private static void hold(SoftAssertions softly, Row row) {
    var root = row.spread().root();
    if (!root.isEmpty()) {
      softly.assertThat(row.roots()).as(row.line()).containsExactly(root);
      softly
          .assertThat(row.named())
          .as(row.line())
          .hasValueSatisfying(
              time -> softly.assertThat(time).isLessThan(UNHEALTHY_AFTER.plus(PROMISED)));
    }
    softly.assertThat(row.restarted()).as(row.line()).isSubsetOf(List.of(root));
    softly.assertThat(row.touched()).as(row.line()).isEqualTo(row.spread().replaced());
    softly.assertThat(row.ready()).as(row.line()).isPresent();
  }
}

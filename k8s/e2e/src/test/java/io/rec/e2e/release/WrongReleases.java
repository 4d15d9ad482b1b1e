package io.rec.e2e.release;

import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.trading.Offer;
import io.rec.e2e.trading.Trades;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Named so that no storey runs it; see this folder's package-info. */
@OnDesk
@DisplayName("Releases that are wrong")
final class WrongReleases {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final String PATIENCE =
      "{\"rollout\":{\"progressDeadline\":\"%ds\"}}".formatted(DEADLINE.toSeconds());

  /** The deadline, and the way back, which has one of its own. */
  private static final Duration BACK_WITHIN = DEADLINE.multipliedBy(2).plusMinutes(2);

  private static final Path TABLE = Path.of("target", "wrong-releases.md");
  private static final String HEAD =
      """
      | Release | Back after, s | Touched | A trade meanwhile | Said |
      |---|---|---|---|---|""";

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @DisplayName("go back by themselves, are named with their last error, and the desk trades on")
  void goBack(Desk desk) throws IOException {
    var asked = desk.system().spec().toString();
    desk.system().change(PATIENCE);
    desk.awaitReady();
    var lines = new ArrayList<>(List.of(HEAD));
    var rows = new ArrayList<Row>();
    for (var wrong : Wrong.all(desk)) {
      var row = run(desk, wrong);
      rows.add(row);
      lines.add(row.line());
      Files.write(TABLE, lines);
      desk.system().change(without(asked));
      desk.awaitReady();
    }
    lines.forEach(System.out::println);
    SoftAssertions.assertSoftly(
        softly ->
            rows.forEach(
                row -> {
                  softly.assertThat(row.said()).as(row.line()).contains(row.wrong().named());
                  softly.assertThat(row.traded()).as(row.line()).isTrue();
                }));
  }

  /** The fields that a wrong release changes, as they were asked for. */
  private static String without(String asked) {
    return "{\"components\":%s,\"version\":%s,\"image\":%s}"
        .formatted(field(asked, "components"), field(asked, "version"), field(asked, "image"));
  }

  private static String field(String spec, String name) {
    var known = new Answer(0, spec).json().path(name);
    return known.isMissingNode() ? "null" : known.toString();
  }

  private static Row run(Desk desk, Wrong wrong) {
    var before = desk.footprint();
    var began = System.nanoTime();
    desk.system().change(wrong.change());
    await("the release has begun").atMost(DEADLINE).until(() -> !phase(desk).equals("Stable"));
    var traded = trades(desk);
    await("it has gone back")
        .atMost(BACK_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> degraded(desk, "reason").equals("RolledBack") && phase(desk).equals("Stable"));
    var took = Duration.ofNanos(System.nanoTime() - began);
    var said = degraded(desk, "message");
    var after = desk.footprint();
    var touched =
        after.byPod().entrySet().stream()
            .filter(pod -> !pod.getValue().equals(before.byPod().get(pod.getKey())))
            .map(pod -> pod.getValue().component())
            .distinct()
            .sorted()
            .toList();
    return new Row(wrong, took, touched, traded, said);
  }

  /** Nobody need look after the desk meanwhile: a ticket is taken, filled and sold again. */
  private static boolean trades(Desk desk) {
    try {
      new Trades(desk)
          .buyAndSell(Offer.next(desk), "wrong-" + UUID.randomUUID().toString().substring(0, 8));
      return true;
    } catch (AssertionError refused) {
      System.out.println("no trade: " + refused.getMessage());
      return false;
    }
  }

  private static String phase(Desk desk) {
    return desk.system().status().path("release").path("phase").asText();
  }

  private static String degraded(Desk desk, String field) {
    return desk.system().condition("Degraded").map(found -> found.path(field).asText()).orElse("");
  }

  /**
   * What became of one.
   *
   * @param touched components with another pod, or a restart, afterwards
   */
  private record Row(
      Wrong wrong, Duration took, List<String> touched, boolean traded, String said) {

    String line() {
      return "| %s | %.0f | %s | %s | %s |"
          .formatted(
              wrong,
              took.toMillis() / 1000.0,
              String.join(", ", touched),
              traded ? "yes" : "no",
              said);
    }
  }
}

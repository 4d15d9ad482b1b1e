package io.rec.e2e.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("Documents as files")
final class ExportIT {
  private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(3);

  private static final Map<String, List<String>> FILES =
      Map.of(
          "unified-production-coordinator",
          List.of(
              "markets/kalshi/strike_tables/btc_strike_table.json",
              "live_probabilities/btc_live_probabilities.json"),
          "kalshi-api-watchdog",
          List.of("markets/kalshi/latest_market_snapshot.json"));

  @Test
  @DisplayName("REC-UPC-02 REC-UPC-03 REC-KAW-03 two components write three files of whole JSON")
  void writesFiles(Desk desk) {
    desk.system()
        .change(
            FILES.keySet().stream()
                .map(
                    component ->
                        "{\"name\":\"%s\",\"env\":[{\"name\":\"RECIO_SET_EXPORT_DIR\",\"value\":\"/export\"}]}"
                            .formatted(component))
                .collect(Collectors.joining(",", "{\"components\":[", "]}")));

    FILES.forEach(
        (component, files) ->
            files.forEach(
                file ->
                    await("%s of %s is whole JSON".formatted(file, component))
                        .atMost(WRITTEN_WITHIN)
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> isObject(read(desk, component, file)))));
    desk.awaitReady();
  }

  @Test
  @DisplayName("a desk on the simulator makes no fingerprints of its invented prices")
  void paperDeskHasNoWeeklyJob(Desk desk) {
    var jobs = desk.kubectl("get", "cronjobs", "--output", "name").run().succeeded();

    assertThat(jobs.out()).doesNotContain("fingerprints");
  }

  /** The image has a shell and no tools; nothing while the old pod has no such folder. */
  private static String read(Desk desk, String component, String file) {
    return desk.kubectl(
            "exec",
            "deploy/" + component,
            "--",
            "sh",
            "-c",
            "read -r line < /export/backend/data/live_data/%s; echo \"$line\"".formatted(file))
        .run()
        .out();
  }

  private static boolean isObject(String text) {
    try {
      return new ObjectMapper().readTree(text).isObject();
    } catch (IOException cutOff) {
      return false;
    }
  }
}

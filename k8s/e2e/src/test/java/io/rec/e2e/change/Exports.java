package io.rec.e2e.change;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.e2e.desk.Desk;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Documents that two components also write as files, where they are told a folder. */
final class Exports {
  private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(3);

  private static final Map<String, List<String>> FILES =
      Map.of(
          "unified-production-coordinator",
          List.of(
              "markets/kalshi/strike_tables/btc_strike_table.json",
              "live_probabilities/btc_live_probabilities.json"),
          "kalshi-api-watchdog",
          List.of("markets/kalshi/latest_market_snapshot.json"));

  private Exports() {}

  static Set<String> writers() {
    return FILES.keySet();
  }

  /** Entries of {@code spec.components}, separated by commas. */
  static String asked() {
    return FILES.keySet().stream()
        .map(
            component ->
                "{\"name\":\"%s\",\"env\":[{\"name\":\"RECIO_SET_EXPORT_DIR\",\"value\":\"/export\"}]}"
                    .formatted(component))
        .collect(Collectors.joining(","));
  }

  static void awaitWhole(Desk desk) {
    FILES.forEach(
        (component, files) ->
            files.forEach(
                file ->
                    await("%s of %s is whole JSON".formatted(file, component))
                        .atMost(WRITTEN_WITHIN)
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> isObject(read(desk, component, file)))));
  }

  /** The image has a shell and no tools. */
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

package io.rec.e2e.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rec.e2e.chart.HelmProgram;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Named so that no storey runs it; see this folder's package-info. */
@OnDesk
@DisplayName("Installed and removed twenty times while pods are killed")
final class TwentyInstallations {
  private static final int ROUNDS = Integer.getInteger("rounds", 20);
  private static final long SEED = Long.getLong("seed", 1);
  private static final Path TABLE = Path.of("target", "installations.md");
  private static final String RELEASE = "recio-operator";
  private static final String DELETES_DATA = "{\"spec\":{\"deletion\":{\"data\":\"Delete\"}}}";

  /** Longer than a desk needs to be Ready, so that some are and some are not. */
  private static final int LONGEST_LIFE_SECONDS = 90;

  /** The orderly stop of a deletion may take its time, which is ten minutes at most. */
  private static final Duration GONE_WITHIN = Duration.ofMinutes(5);

  private final Random random = new Random(SEED);

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  @DisplayName("nothing is left and nothing is stuck in Terminating")
  void leaveNothing(Desk desk, Stage stage) throws IOException {
    var sample = sample(desk);
    var values = values(desk);
    remove(desk);
    var lines = new ArrayList<>(List.of(Round.HEAD));
    for (int number = 1; number <= ROUNDS; number++) {
      lines.add(round(desk, number, sample, values).line());
      Files.write(TABLE, lines);
    }
    lines.forEach(System.out::println);
    stage.letGo();
    stage.recio().run("down").succeeded();
  }

  private Round round(Desk desk, int number, String sample, Path values) {
    helm(desk, "install", RELEASE, chart(desk), "--values", values.toString(), "--wait");
    try (var killer = Killer.on(desk.client(), random)) {
      desk.kubectl("create", "-f", "-").reading(sample).run().succeeded();
      var life = Duration.ofSeconds(random.nextInt(LONGEST_LIFE_SECONDS));
      pause(life);
      var ready = desk.system().isReady();
      var asked = System.nanoTime();
      remove(desk);
      return new Round(
          number, life, ready, killer.killed(), Duration.ofNanos(System.nanoTime() - asked));
    }
  }

  /** The desk, while somebody goes on killing, and then the operator. */
  private static void remove(Desk desk) {
    desk.kubectl("patch", "ts", Desk.NAME, "--type=merge", "-p", DELETES_DATA).run();
    desk.kubectl("delete", "ts", Desk.NAME, "--wait=false").run().succeeded();
    await("nothing of the desk is left")
        .atMost(GONE_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> assertThat(Remains.of(desk, Desk.NAMESPACE)).allMatch(name -> ofTheChart(name)));
    helm(desk, "uninstall", RELEASE, "--wait");
    await("nothing of the operator is left")
        .atMost(GONE_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(Remains.of(desk, Desk.OPERATOR_NAMESPACE)).isEmpty());
    assertThat(Remains.of(desk, Desk.NAMESPACE)).isEmpty();
    assertThat(Remains.terminating(desk, Desk.NAMESPACE)).isEmpty();
  }

  /** The operator's rights in the desk's namespace, which go with the operator. */
  private static boolean ofTheChart(String name) {
    return name.endsWith("/" + RELEASE);
  }

  /** As it was asked for, with its data to be deleted. */
  private static String sample(Desk desk) {
    var spec = (ObjectNode) desk.system().spec();
    spec.putObject("deletion").put("data", "Delete");
    return "{\"apiVersion\":\"rec.io/v1\",\"kind\":\"TradingSystem\",\"metadata\":{\"name\":\"%s\"},\"spec\":%s}"
        .formatted(Desk.NAME, spec);
  }

  private static Path values(Desk desk) throws IOException {
    var file = Files.createTempFile("recio-values", ".yaml");
    Files.writeString(
        file,
        HelmProgram.of(desk)
            .command("get", "values", RELEASE, "--namespace", Desk.OPERATOR_NAMESPACE, "-o", "yaml")
            .run()
            .succeeded()
            .out());
    file.toFile().deleteOnExit();
    return file;
  }

  private static String chart(Desk desk) {
    return desk.root().resolve("helm/trading-system").toString();
  }

  private static void helm(Desk desk, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--namespace", Desk.OPERATOR_NAMESPACE, "--timeout", "240s"));
    HelmProgram.of(desk).command(all.toArray(String[]::new)).run().succeeded();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a desk lived", e);
    }
  }
}

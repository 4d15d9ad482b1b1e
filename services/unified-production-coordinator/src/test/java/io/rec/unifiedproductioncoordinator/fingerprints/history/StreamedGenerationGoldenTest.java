package io.rec.unifiedproductioncoordinator.fingerprints.history;

import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.list;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.member;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.number;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.json.tree.JsonNode;
import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.Grid;
import io.rec.domain.probability.Tails;
import io.rec.domain.probability.YearWeights;
import io.rec.platform.persistence.Connections;
import io.rec.platform.testing.Postgres;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Generated;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.GenerationRun;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Progress;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Wish;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vectors of {@code fingerprint-generation.json} through everything that a history passes on
 * its way to tables: file, table in batches that fit nowhere, a run that is stopped in the middle
 * and goes on from its checkpoint. Within 0.005.
 */
@DisplayName("Golden vectors of the streamed generation")
final class StreamedGenerationGoldenTest {
  /** No divisor of the vectors' lengths, of an hour or of the momentum's windows. */
  private static final int ROWS_AT_ONCE = 7;

  private static final int CHECKPOINT_EVERY = 13;
  private static final int STOPPED_BEHIND = 101;

  @TempDir Path folder;

  @TestFactory
  @DisplayName("fingerprints from a file of closes")
  Stream<DynamicTest> fromAFile() {
    return cases((vector, wish) -> run(wish, new CsvCandles(closes(vector))));
  }

  @TestFactory
  @DisplayName("fingerprints from the history table, in batches")
  Stream<DynamicTest> fromTheTable() {
    return cases(
        (vector, wish) -> {
          var login = Postgres.shared().migrated().login();
          var table = new PriceHistory(Connections.with(login, "golden"), "BTC", ROWS_AT_ONCE);
          table.fill(new CsvCandles(closes(vector)), stored -> {});
          return run(wish, table);
        });
  }

  @TestFactory
  @DisplayName("fingerprints of a run that was stopped and went on from its checkpoint")
  Stream<DynamicTest> resumed() {
    return cases(
        (vector, wish) -> {
          var file = new CsvCandles(closes(vector));
          assertThatThrownBy(() -> run(wish, file, new StopBehind(STOPPED_BEHIND)))
              .isInstanceOf(Stopped.class);
          return run(wish, file);
        });
  }

  /** From a vector to tables. */
  @FunctionalInterface
  private interface Way {
    Generated generate(JsonNode vector, Wish wish) throws IOException, SQLException;
  }

  private Stream<DynamicTest> cases(Way way) {
    return GoldenFolder.find()
        .each(List.of("fingerprint-generation.json"), file -> cases(file, way));
  }

  private static Stream<DynamicTest> cases(Path file, Way way) {
    var json = GoldenFolder.json(file);
    var vectors = list(member(json, "cases"));
    assertThat(vectors).isNotEmpty();
    var wish =
        new Wish(
            new SetName("BTC", "golden"),
            Optional.of(weights(member(json, "weights"))),
            Tails.LEFT_OUT,
            1,
            Optional.empty());
    return IntStream.range(0, vectors.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "%s case %d".formatted(GoldenFolder.label(file), i + 1),
                    () -> same(way.generate(vectors.get(i), wish), vectors.get(i))));
  }

  private static YearWeights weights(JsonNode json) {
    var byYear = new HashMap<Integer, Integer>();
    json.entries()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("other")) {
                byYear.put(Integer.parseInt(entry.getKey()), entry.getValue().getIntValue());
              }
            });
    return new YearWeights(byYear, whole(json, "other"));
  }

  private Path closes(JsonNode vector) throws IOException {
    var start = Instant.parse(member(vector, "start").getStringValue().replace(' ', 'T') + ":00Z");
    var closes = list(member(vector, "closes"));
    var text = new StringBuilder("timestamp,close\n");
    for (int i = 0; i < closes.size(); i++) {
      text.append(start.plusSeconds(60L * i)).append(',');
      text.append(closes.get(i).coerceStringValue()).append('\n');
    }
    return Files.writeString(folder.resolve("closes.csv"), text);
  }

  private Generated run(Wish wish, Closes history) throws IOException, SQLException {
    return run(wish, history, new StopBehind(Long.MAX_VALUE));
  }

  private Generated run(Wish wish, Closes history, Progress progress)
      throws IOException, SQLException {
    return new GenerationRun(
            wish, history, folder.resolve("checkpoint"), CHECKPOINT_EVERY, progress)
        .run(history.summary());
  }

  private static void same(Generated generated, JsonNode vector) {
    assertThat(generated.minutes()).isEqualTo(list(member(vector, "closes")).size());
    same(generated.tables().baseline().orElseThrow(), list(member(vector, "baseline")));
    for (var bucket : list(member(vector, "buckets"))) {
      var number = whole(bucket, "momentum_bucket");
      var rows = whole(bucket, "rows_in_bucket");
      assertThat(generated.rows().get(number)).isEqualTo(rows);
      if (rows == 0) {
        // The vector's zeros mean "never counted"; such a table is left out instead of served.
        assertThat(generated.tables().bucket(number)).isEmpty();
        assertThat(generated.leftOut()).contains(number);
      } else {
        same(generated.tables().bucket(number).orElseThrow(), list(member(bucket, "expected")));
      }
    }
  }

  private static void same(Fingerprint table, List<JsonNode> rows) {
    assertThat(rows).isNotEmpty();
    for (var row : rows) {
      var minute = whole(row, "ttc_min");
      var threshold = Grid.indexOf(number(row, "threshold_pct"));
      assertThat(table.up(minute, threshold))
          .as("up, %s", row)
          .isCloseTo(number(row, "pos"), within(0.005));
      assertThat(table.down(minute, threshold))
          .as("down, %s", row)
          .isCloseTo(number(row, "neg"), within(0.005));
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record StopBehind(long minute) implements Progress {
    @Override
    public void at(long done, long total) {
      if (done == minute) {
        throw new Stopped();
      }
    }

    @Override
    public void note(String line) {}

    @Override
    public void finish(long done) {}
  }
}

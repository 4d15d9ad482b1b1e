package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Tails;
import io.rec.unifiedproductioncoordinator.fingerprints.history.CsvCandles;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.Walk;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationRunTest {
  private static final SetName NAME = new SetName("BTC", "t1");

  private static final int MINUTES = 12_000;
  private static final int CHECKPOINT_EVERY = 4_000;
  private static final long BEHIND_THE_SECOND = 8_500;

  @TempDir static Path histories;
  private static Path closes;

  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();

  @BeforeAll
  static void walk() throws IOException {
    closes = Walk.write(histories.resolve("closes.csv"), MINUTES, 7);
  }

  @Test
  void goesOnFromACheckpointAndEndsWithTheSameTables() throws IOException, SQLException {
    var uninterrupted = text(run(closes, new StopAt(Long.MAX_VALUE)).tables());

    assertThatThrownBy(() -> run(closes, new StopAt(BEHIND_THE_SECOND)))
        .isInstanceOf(Stopped.class);
    var resumed = run(closes, new StopAt(Long.MAX_VALUE));

    assertThat(notes).contains("Goes on behind minute 8,000.");
    assertThat(resumed.minutes()).isEqualTo(MINUTES);
    assertThat(text(resumed.tables())).isEqualTo(uninterrupted);
    assertThat(folder.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void startsAnewWhenTheHistoryIsAnother() throws IOException, SQLException {
    assertThatThrownBy(() -> run(closes, new StopAt(BEHIND_THE_SECOND)))
        .isInstanceOf(Stopped.class);
    var other = Walk.write(folder.resolve("other.csv"), MINUTES, 8);

    run(other, new StopAt(Long.MAX_VALUE));

    assertThat(notes)
        .contains("The checkpoint is of another history or other settings: from the start.");
  }

  @Test
  void startsAnewWhenTheCheckpointIsDamaged() throws IOException, SQLException {
    assertThatThrownBy(() -> run(closes, new StopAt(BEHIND_THE_SECOND)))
        .isInstanceOf(Stopped.class);
    var checkpoint = folder.resolve("checkpoint");
    var bytes = Files.readAllBytes(checkpoint);
    Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(run(closes, new StopAt(Long.MAX_VALUE)).minutes()).isEqualTo(MINUTES);
    assertThat(notes).anyMatch(note -> note.startsWith("The checkpoint cannot be read"));
  }

  @Test
  void givesNoTableToABucketThatHardlyOccurred() throws IOException, SQLException {
    var generated = run(closes, new StopAt(Long.MAX_VALUE));

    assertThat(generated.leftOut())
        .isNotEmpty()
        .allSatisfy(
            bucket -> {
              assertThat(generated.tables().bucket(bucket)).isEmpty();
              assertThat(generated.rows().get(bucket)).isLessThan(50);
            });
    assertThat(generated.tables().bucket(0)).isPresent();
  }

  @Test
  void refusesAHistoryThatIsTooShortAndOneOutOfOrder() throws IOException {
    var hour = Walk.write(folder.resolve("hour.csv"), 60, 7);
    assertThatThrownBy(() -> run(hour, new StopAt(Long.MAX_VALUE)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("60 minutes are too few");

    var lines = new ArrayList<>(Files.readAllLines(closes));
    lines.add(500, lines.get(400));
    var disorder = Files.write(folder.resolve("disorder.csv"), lines);
    assertThatThrownBy(() -> run(disorder, new StopAt(Long.MAX_VALUE)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 501 of disorder.csv");
  }

  private Generated run(Path file, Progress progress) throws IOException, SQLException {
    var history = new CsvCandles(file);
    var wish = new Wish(NAME, Optional.empty(), Tails.LEFT_OUT, 50, Optional.empty());
    return new GenerationRun(
            wish, history, folder.resolve("checkpoint"), CHECKPOINT_EVERY, progress)
        .run(history.summary());
  }

  private static String text(Fingerprints tables) throws IOException {
    var text = new StringWriter();
    SetFile.write(tables, text);
    return text.toString();
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final class StopAt implements Progress {
    private final long minute;

    StopAt(long minute) {
      this.minute = minute;
    }

    @Override
    public void at(long done, long total) {
      if (done == minute) {
        throw new Stopped();
      }
    }

    @Override
    public void note(String line) {
      notes.add(line);
    }

    @Override
    public void finish(long done) {
      notes.add("done " + done);
    }
  }
}

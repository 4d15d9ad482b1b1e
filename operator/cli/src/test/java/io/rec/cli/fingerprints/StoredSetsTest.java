package io.rec.cli.fingerprints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.peer.Answer;
import io.rec.cli.peer.Peer;
import io.rec.cli.peer.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSetsTest {
  private static final String STORED =
      "[{\"symbol\":\"BTC\",\"version\":\"t1\",\"active\":true,\"pinned\":false,\"rows\":1}]";

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private final StoredSets sets = new StoredSets(new Coordinator());

  /** Holds one set, and notes what it is asked for. */
  private final class Coordinator implements Peer {
    @Override
    public String component() {
      return StoredSets.SERVICE;
    }

    @Override
    public Answer ask(Question question) {
      asked.add(question.method() + " " + question.path());
      return new Answer(
          200,
          question.method().equals("GET")
              ? STORED
              : "{\"symbol\":\"BTC\",\"version\":\"t2\",\"active\":true,\"pinned\":false}",
          false);
    }
  }

  @Test
  @DisplayName("what would be stored is told, and nothing but the list is asked for")
  void triesAnImportOut() throws InterruptedException {
    assertThat(sets.wouldStore(upload("t2", true)))
        .isEqualTo(
            "store BTC t2 of set.csv and use it from now on, unless a person pinned another");
    assertThat(sets.wouldStore(upload("t2", false))).isEqualTo("store BTC t2 of set.csv");
    assertThat(asked).containsOnly("GET /api/fingerprints/BTC");
  }

  @Test
  @DisplayName("a version that is there is refused before anything is sent")
  void refusesTheSameVersion() {
    assertThatThrownBy(() -> sets.wouldStore(upload("t1", false)))
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
              assertThat(failure.what()).isEqualTo("BTC t1 is stored already.");
            });
  }

  @Test
  @DisplayName("what would be used has to be there")
  void triesAnActivationOut() throws InterruptedException {
    assertThat(sets.wouldActivate("BTC", "t1", true)).isEqualTo("use BTC t1 from now on, pinned");
    assertThat(sets.wouldActivate("BTC", "t1", false))
        .isEqualTo("use BTC t1 from now on and lift any pin");
    assertThatThrownBy(() -> sets.wouldActivate("BTC", "t9", false))
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
              assertThat(failure.what()).isEqualTo("No set t9 of BTC is stored.");
            });
    assertThat(asked).containsOnly("GET /api/fingerprints/BTC");
  }

  @Test
  @DisplayName("an import and an activation are sent with all that was said of them")
  void sends() throws InterruptedException, IOException {
    Files.writeString(folder.resolve("packed"), "tables");

    assertThat(sets.store(upload("t 2", true))).isEqualTo("BTC t2: active");
    sets.activate("BTC", "t2", true);

    assertThat(asked)
        .containsExactly(
            "POST /api/fingerprints/BTC?version=t+2&source=set.csv&activate=true&force=false",
            "POST /api/fingerprints/BTC/t2/activate?pin=true");
  }

  private Upload upload(String version, boolean activate) {
    return new Upload("BTC", version, "set.csv", activate, false, folder.resolve("packed"));
  }
}

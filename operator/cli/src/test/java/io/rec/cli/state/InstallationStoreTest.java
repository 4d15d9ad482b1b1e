package io.rec.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationStoreTest {
  private static final Forward FORWARD =
      new Forward(17, Instant.parse("2026-01-01T12:00:00Z"), 3000, "trading/main-app:3000 by k");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private InstallationStore store;

  @BeforeEach
  void open() {
    store = new InstallationStore(folder);
  }

  @Test
  void remembersWhatItWasGiven() {
    var installation =
        Installation.begun("recio", true)
            .withLoadedImages("uid", List.of("a:1"))
            .withForward(FORWARD);
    store.save(installation);

    assertThat(new InstallationStore(folder).find("recio")).contains(installation);
  }

  @Test
  void anotherClusterOfTheSameNameHasLoadedNothing() {
    var installation = Installation.begun("recio", true).withLoadedImages("uid", List.of("a:1"));

    assertThat(installation.hasLoaded("uid", "a:1")).isTrue();
    assertThat(installation.hasLoaded("uid", "a:2")).isFalse();
    assertThat(installation.hasLoaded("another", "a:1")).isFalse();
  }

  @Test
  void aRecordThatDoesNotSayWhichClusterCountsForNone() throws IOException {
    Files.createDirectories(folder.resolve("up"));
    Files.writeString(
        folder.resolve("up/recio.json"),
        "{\"cluster\":\"recio\",\"clusterMade\":true,\"loadedImages\":[\"a:1\"]}");

    assertThat(store.find("recio"))
        .hasValueSatisfying(found -> assertThat(found.hasLoaded("uid", "a:1")).isFalse());
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(store.find("recio")).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void forgets() {
    store.save(Installation.begun("recio", true));
    store.forget("recio");

    assertThat(store.all()).isEmpty();
  }

  @Test
  void keepsClustersApartWhateverTheirNames() {
    store.save(Installation.begun("arn:aws:eks:eu-1:12:cluster/desk", false));
    store.save(Installation.begun("recio", true));

    assertThat(store.all()).extracting(Installation::clusterMade).containsExactly(false, true);
    assertThat(store.find("arn:aws:eks:eu-1:12:cluster/desk")).isPresent();
  }

  @Test
  void saysWhichFileIsBroken() throws IOException {
    store.save(Installation.begun("recio", true));
    Files.writeString(folder.resolve("up/recio.json"), "{");

    assertThatThrownBy(() -> store.find("recio"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("recio.json");
  }

  @Test
  void takesAnotherProcessOfTheSameNumberForAStranger() {
    ProcessHandle self = ProcessHandle.current();
    Instant startedAt = self.info().startInstant().orElseThrow();

    assertThat(new Forward(self.pid(), startedAt, 3000, "r").process()).isPresent();
    assertThat(new Forward(self.pid(), startedAt.minusSeconds(5), 3000, "r").process()).isEmpty();
  }
}

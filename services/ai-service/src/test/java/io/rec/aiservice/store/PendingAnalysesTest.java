package io.rec.aiservice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.testing.Analyses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PendingAnalysesTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final PendingAnalyses pending = new PendingAnalyses(new SimpleMeterRegistry());

  @Test
  @DisplayName("BOT-AI-18 a thousand wait; with one more the oldest is dropped and counted")
  void dropsTheOldest() {
    List<Analysis> all = add(PendingAnalyses.MOST + 1);

    assertThat(pending.size()).isEqualTo(1_000);
    assertThat(pending.dropped()).isEqualTo(1);
    assertThat(pending.take()).isEqualTo(all.subList(1, all.size()));
  }

  @Test
  @DisplayName("BOT-AI-19 what could not be stored waits again before what came since")
  void keepsTheOrder() {
    List<Analysis> first = add(3);
    pending.take();
    List<Analysis> since = add(2);

    pending.notStored();

    List<Analysis> both = new ArrayList<>(first);
    both.addAll(since);
    assertThat(pending.take()).isEqualTo(both);
  }

  @Test
  @DisplayName("BOT-AI-18 what is under way counts among the thousand and is not dropped meanwhile")
  void countsWhatIsUnderWay() {
    List<Analysis> first = add(999);
    pending.take();
    add(2);

    assertThat(pending.size()).isEqualTo(1_000);
    assertThat(pending.dropped()).isEqualTo(1);
    pending.notStored();
    assertThat(pending.take()).hasSize(1_000).startsWith(first.getFirst());
  }

  @Test
  void isEmptyOnceStored() {
    add(2);
    pending.take();
    pending.stored();

    assertThat(pending.size()).isZero();
    assertThat(pending.take()).isEmpty();
  }

  @Test
  @DisplayName("BOT-AI-18 what is given up at the end is counted")
  void countsWhatIsGivenUp() {
    add(2);
    pending.take();
    pending.notStored();

    assertThat(pending.giveUp()).isEqualTo(2);
    assertThat(pending.dropped()).isEqualTo(2);
    assertThat(pending.size()).isZero();
  }

  @Test
  void takesOneBatchAtATime() {
    add(1);
    pending.take();

    assertThatThrownBy(pending::take).hasMessage("a batch is under way already");
  }

  private List<Analysis> add(int count) {
    List<Analysis> added = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Analysis analysis = Analyses.of(Analyses.BTC, NOW.plusSeconds(number));
      pending.add(analysis);
      added.add(analysis);
    }
    return added;
  }
}

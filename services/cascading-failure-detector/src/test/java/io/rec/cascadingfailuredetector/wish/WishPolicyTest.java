package io.rec.cascadingfailuredetector.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WishPolicyTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final WishPolicy POLICY = WishPolicy.STANDARD;

  @Property(tries = 50)
  @Label("REC-CFD-10 whatever fails however long: never a restart storm")
  void neverAStorm(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int components) {
    Random random = new Random(seed);
    List<Wish> made = new ArrayList<>();
    Instant now = START;
    while (now.isBefore(START.plus(Duration.ofHours(8)))) {
      now = now.plusSeconds(5 + random.nextInt(20));
      Candidate candidate =
          new Candidate("c" + random.nextInt(components), START.minusSeconds(120), "old");
      if (POLICY.decide(candidate, made, now) instanceof Decision.Ask) {
        made.add(Wish.of(candidate.component(), "old", now).with("asked"));
      }
    }

    for (Wish wish : made) {
      Instant end = wish.at().plus(POLICY.window());
      List<Wish> after =
          made.stream()
              .filter(other -> !other.at().isBefore(wish.at()) && other.at().isBefore(end))
              .toList();
      assertThat(after).hasSizeLessThanOrEqualTo(POLICY.mostForAll());
      assertThat(after.stream().filter(other -> other.component().equals(wish.component())))
          .hasSizeLessThanOrEqualTo(POLICY.mostForOne());
    }
    for (int i = 1; i < made.size(); i++) {
      assertThat(Duration.between(made.get(i - 1).at(), made.get(i).at()))
          .isGreaterThanOrEqualTo(POLICY.pause());
    }
  }

  @Test
  @DisplayName("REC-CFD-03 asks once, then ever later, then no more")
  void backsOff() {
    List<Wish> made = new ArrayList<>();
    List<Long> minutes = new ArrayList<>();
    Candidate candidate = new Candidate("trade-executor", START, "its last pass was 60 s ago");
    for (int second = 0; second < 5400; second += 5) {
      Instant now = START.plusSeconds(second);
      if (POLICY.decide(candidate, made, now) instanceof Decision.Ask) {
        made.add(Wish.of(candidate.component(), "", now));
        minutes.add(Duration.between(START, now).toMinutes());
      }
    }

    assertThat(minutes).containsExactly(1L, 6L, 16L);
    assertThat(POLICY.decide(candidate, made, START.plusSeconds(5400)).words())
        .isEqualTo("3 restarts within 120 min did not help: a person has to look");
  }

  @Test
  @DisplayName("waits for what may come back by itself")
  void isPatient() {
    assertThat(
            POLICY.decide(
                new Candidate("trade-executor", START, "old"), List.of(), START.plusSeconds(59)))
        .isEqualTo(new Decision.Later(START.plusSeconds(60), "it may come back by itself"));
  }

  @Test
  @DisplayName("one restart at a time, whoever it is for")
  void onePauseForAll() {
    Wish other = Wish.of("trade-manager", "", START);

    assertThat(
            POLICY.decide(
                new Candidate("trade-executor", START.minusSeconds(600), "old"),
                List.of(other),
                START.plusSeconds(179)))
        .isInstanceOf(Decision.Later.class);
  }
}

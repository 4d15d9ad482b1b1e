package io.rec.domain.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rec.domain.momentum.MinuteMomentum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FingerprintGenerationTest {
  private static final long MINUTE = 28_928_160L; // 2025-01-01 00:00 UTC
  private static final YearWeights WEIGHTS = YearWeights.newestIs(2025);

  /** A walk over new year with holes in it. */
  private static TreeMap<Long, Double> walk(long seed) {
    var random = new Random(seed);
    var closes = new TreeMap<Long, Double>();
    var price = 100_000.0;
    for (long minute = MINUTE - 120; minute < MINUTE + 150; minute++) {
      price *= 1 + random.nextGaussian() * 0.0005;
      if (random.nextInt(40) != 0) {
        closes.put(minute, Math.rint(price * 100) / 100);
      }
    }
    return closes;
  }

  private static void feed(FingerprintGeneration generation, TreeMap<Long, Double> closes) {
    closes.forEach((minute, close) -> generation.add(Instant.ofEpochSecond(minute * 60), close));
  }

  @Property(tries = 10)
  void equalsNaiveCounting(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int after,
      @ForAll @IntRange(min = -4, max = 4) int bucket) {
    var closes = walk(seed);
    var generation = new FingerprintGeneration(WEIGHTS, Tails.LEFT_OUT);
    feed(generation, closes);
    var momentum = new MinuteMomentum();
    var all = 0.0;
    var up = 0.0;
    var down = 0.0;
    for (var start : closes.entrySet()) {
      momentum.add(start.getKey(), start.getValue());
      var end = closes.get(start.getKey() + after);
      var own = momentum.bucket(start.getKey());
      if (end != null && own.isPresent() && own.getAsInt() == bucket) {
        var year = Instant.ofEpochSecond(start.getKey() * 60).atOffset(ZoneOffset.UTC).getYear();
        var weight = year == 2025 ? 5 : 4;
        var move = (end - start.getValue()) / start.getValue() * 100;
        all += weight;
        up += move >= 0.05 ? weight : 0;
        down += move <= -0.05 ? weight : 0;
      }
    }

    var table = generation.fingerprints("BTC", "test").bucket(bucket).orElseThrow();

    assertThat(table.up(after, 1)).isCloseTo(all == 0 ? 0 : 100 * up / all, within(0.005001));
    assertThat(table.down(after, 1)).isCloseTo(all == 0 ? 0 : 100 * down / all, within(0.005001));
  }

  @Property(tries = 5)
  void goesOnFromASavedState(@ForAll long seed, @ForAll @IntRange(max = 240) int at)
      throws IOException {
    var closes = walk(seed);
    var straight = new FingerprintGeneration(WEIGHTS, Tails.LEFT_OUT);
    feed(straight, closes);
    var split = MINUTE - 120 + at;

    var first = new FingerprintGeneration(WEIGHTS, Tails.LEFT_OUT);
    feed(first, new TreeMap<>(closes.headMap(split)));
    var saved = new ByteArrayOutputStream();
    first.save(new DataOutputStream(saved));
    var second = restored(saved.toByteArray());
    assertThat(second.latestMinute()).isEqualTo(first.latestMinute());
    feed(second, new TreeMap<>(closes.tailMap(split)));

    assertThat(bytes(second)).isEqualTo(bytes(straight));
  }

  private static FingerprintGeneration restored(byte[] state) throws IOException {
    return FingerprintGeneration.restore(
        new DataInputStream(new ByteArrayInputStream(state)), WEIGHTS, Tails.LEFT_OUT);
  }

  private static byte[] bytes(FingerprintGeneration generation) throws IOException {
    var out = new ByteArrayOutputStream();
    generation.save(new DataOutputStream(out));
    return out.toByteArray();
  }

  @Test
  void refusesAStateThatIsNone() {
    assertThatThrownBy(() -> restored(new byte[64])).isInstanceOf(IOException.class);
  }

  @Test
  void refusesClosesOutOfOrderAndImpossibleOnes() {
    var generation = new FingerprintGeneration(WEIGHTS, Tails.LEFT_OUT);
    var minute = Instant.ofEpochSecond(MINUTE * 60);
    generation.add(minute, 100_000);

    assertThatThrownBy(() -> generation.add(minute, 100_001)).hasMessageContaining("comes after");
    assertThatThrownBy(() -> generation.add(minute.plusSeconds(60), 0))
        .hasMessageContaining("a close of 0");
  }

  @Test
  void tailsGoWhereTheSettingSays() {
    var left = new FingerprintGeneration(WEIGHTS, Tails.LEFT_OUT);
    var held = new FingerprintGeneration(WEIGHTS, Tails.IN_LAST_BUCKET);
    var steep = new TreeMap<Long, Double>();
    for (int minute = 0; minute < 40; minute++) {
      steep.put(MINUTE + minute, 100_000 * Math.pow(1.005, minute));
    }

    feed(left, steep);
    feed(held, steep);

    assertThat(left.rows(30)).isZero();
    assertThat(held.rows(30)).isEqualTo(10);
  }

  @Test
  void newestYearCountsMost() {
    assertThat(WEIGHTS.of(2025)).isEqualTo(5);
    assertThat(WEIGHTS.of(2022)).isEqualTo(2);
    assertThat(WEIGHTS.of(2021)).isEqualTo(1);
    assertThat(WEIGHTS.of(1999)).isEqualTo(1);
  }
}

package io.rec.kalshiaccountsync.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** A position told by stream and calls, and the end of its market, in whatever order. */
class PositionLawsTest {

  private static final Instant START = Instant.parse("2026-03-02T12:30:00Z");

  @Property
  @Label("what is known in the end is what was said of the latest moment")
  void anyOrderEndsTheSame(
      @ForAll @IntRange(min = 1, max = 6) int states,
      @ForAll @IntRange(min = -1, max = 6) int closedAfter,
      @ForAll Random random) {
    List<UnaryOperator<KnownPosition>> news = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      VenuePosition streamed = position(i, Optional.empty());
      VenuePosition called = position(i, Optional.of(Money.ofCents(100L * i)));
      news.add(known -> known.after(streamed, Source.STREAM));
      news.add(known -> known.after(called, Source.CALL));
    }
    if (closedAfter >= 0) {
      news.add(known -> known.closed(START.plusMillis(closedAfter)));
    }
    Collections.shuffle(news, random);

    KnownPosition end = KnownPosition.NOTHING;
    for (UnaryOperator<KnownPosition> each : news) {
      end = each.apply(end);
    }

    int last = states - 1;
    boolean closed = closedAfter >= last;
    Statistics.label("closed at the end").collect(closed);
    assertThat(end.count()).isEqualByComparingTo(closed ? "0" : Integer.toString(last + 1));
    assertThat(end.exposure()).isEqualTo(closed ? Money.ZERO : Money.ofCents(last + 1));
    assertThat(end.stated().map(VenuePosition::realised)).contains(Money.ofCents(7L * last));
    assertThat(end.stated().flatMap(VenuePosition::traded)).contains(Money.ofCents(100L * last));
    assertThat(end.asOf()).contains(START.plusMillis(Math.max(last, closedAfter)));
  }

  @Test
  void aCallCorrectsTheStreamOfTheSameMoment() {
    VenuePosition streamed = position(1, Optional.empty());
    VenuePosition called =
        new VenuePosition(
            BigDecimal.TEN, Money.CENT, Money.ZERO, Money.ZERO, Optional.empty(), at(1));

    assertThat(KnownPosition.NOTHING.after(streamed, Source.STREAM).after(called, Source.CALL))
        .isEqualTo(KnownPosition.NOTHING.after(called, Source.CALL).after(streamed, Source.STREAM))
        .extracting(known -> known.stated().orElseThrow())
        .isEqualTo(called);
  }

  private static VenuePosition position(int number, Optional<Money> traded) {
    return new VenuePosition(
        BigDecimal.valueOf(number + 1L),
        Money.ofCents(number + 1),
        Money.ofCents(7L * number),
        Money.ZERO,
        traded,
        at(number));
  }

  private static Instant at(int number) {
    return START.plusMillis(number);
  }
}

package io.rec.domain.indicator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How long a candle is. Months are left out: they have no length of their own. */
public enum TimeFrame {
  ONE_MINUTE("1m", Duration.ofMinutes(1)),
  THREE_MINUTES("3m", Duration.ofMinutes(3)),
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
  THIRTY_MINUTES("30m", Duration.ofMinutes(30)),
  ONE_HOUR("1h", Duration.ofHours(1)),
  TWO_HOURS("2h", Duration.ofHours(2)),
  FOUR_HOURS("4h", Duration.ofHours(4)),
  SIX_HOURS("6h", Duration.ofHours(6)),
  EIGHT_HOURS("8h", Duration.ofHours(8)),
  TWELVE_HOURS("12h", Duration.ofHours(12)),
  ONE_DAY("1d", Duration.ofDays(1)),
  THREE_DAYS("3d", Duration.ofDays(3)),
  ONE_WEEK("1w", Duration.ofDays(7));

  private final String word;
  private final Duration length;

  TimeFrame(String word, Duration length) {
    this.word = word;
    this.length = length;
  }

  /** Empty for a word that is none of {@link #words()}. */
  public static Optional<TimeFrame> of(String word) {
    return Arrays.stream(values()).filter(frame -> frame.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(TimeFrame::word).toList();
  }

  public String word() {
    return word;
  }

  public Duration length() {
    return length;
  }
}

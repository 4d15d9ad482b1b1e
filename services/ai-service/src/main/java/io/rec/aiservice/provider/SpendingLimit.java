package io.rec.aiservice.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What may be spent on a model: calls within a minute, tokens within a day. A call reserves what it
 * may cost; what it did cost replaces that when it is known. Without an answer the reservation
 * stays, because the account may have been charged all the same.
 */
final class SpendingLimit {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int callsPerMinute;
  private final long tokensPerDay;
  private final Clock clock;
  private final Deque<Instant> calls = new ArrayDeque<>();
  private LocalDate day;
  private long spent;

  SpendingLimit(int callsPerMinute, long tokensPerDay, Clock clock) {
    this.callsPerMinute = callsPerMinute;
    this.tokensPerDay = tokensPerDay;
    this.clock = clock;
    this.day = today(clock.instant());
  }

  /** Why no call may be made now; empty when it may, and then it counts. */
  synchronized String reserve(long tokens) {
    String refusal = refusal(tokens);
    if (refusal.isEmpty()) {
      calls.addLast(clock.instant());
      spent += tokens;
    }
    return refusal;
  }

  /** The same question without the call. */
  synchronized String refusal(long tokens) {
    turn(clock.instant());
    if (calls.size() >= callsPerMinute) {
      return "its budget of %d calls a minute is used up".formatted(callsPerMinute);
    }
    if (spent + tokens > tokensPerDay) {
      return "its budget of %d tokens a day is used up".formatted(tokensPerDay);
    }
    return "";
  }

  synchronized void cost(long reserved, long tokens) {
    spent = Math.max(0, spent - reserved + tokens);
  }

  synchronized long spentToday() {
    turn(clock.instant());
    return spent;
  }

  private void turn(Instant now) {
    while (!calls.isEmpty() && !calls.getFirst().plus(MINUTE).isAfter(now)) {
      calls.removeFirst();
    }
    if (today(now).isAfter(day)) {
      day = today(now);
      spent = 0;
    }
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}

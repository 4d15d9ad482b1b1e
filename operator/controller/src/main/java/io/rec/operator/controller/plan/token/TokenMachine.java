package io.rec.operator.controller.plan.token;

import java.time.Duration;
import java.time.Instant;

/** What becomes of the tokens next. */
public final class TokenMachine {
  /** A month, and two days for it to be late before the alert at thirty. */
  public static final Duration EVERY = Duration.ofDays(28);

  /** A mounted Secret reaches its pod after a minute or two. */
  static final Duration READ_BY_ALL = Duration.ofMinutes(3);

  private TokenMachine() {}

  /**
   * What is known of the outside.
   *
   * @param scheduled whether they change by themselves
   * @param asked somebody wants new ones now
   * @param written the Secret is as the step at hand wishes it
   * @param overlap how long the old ones are still accepted
   */
  public record Inputs(boolean scheduled, boolean asked, boolean written, Duration overlap) {}

  public static Tokens next(Tokens tokens, Inputs in, Instant now) {
    return switch (tokens) {
      case Tokens.Resting(var number, var since, var changed)
          when in.asked() || (in.scheduled() && !now.isBefore(changed.plus(EVERY))) ->
          new Tokens.Laid(number, now, changed);
      case Tokens.Resting resting -> resting;
      // Nobody can have read what is not there.
      case Tokens.Laid(var number, var since, var changed) when !in.written() ->
          new Tokens.Laid(number, now, changed);
      case Tokens.Laid(var number, var since, var changed)
          when !now.isBefore(since.plus(READ_BY_ALL)) ->
          new Tokens.Turned(number + 1, now);
      case Tokens.Laid laid -> laid;
      case Tokens.Turned(var number, var changed)
          when !now.isBefore(changed.plus(longer(in.overlap()))) ->
          new Tokens.Resting(number, now, changed);
      case Tokens.Turned turned -> turned;
    };
  }

  /** Whoever has not read the change yet still sends the old one. */
  private static Duration longer(Duration overlap) {
    return overlap.compareTo(READ_BY_ALL) < 0 ? READ_BY_ALL : overlap;
  }
}

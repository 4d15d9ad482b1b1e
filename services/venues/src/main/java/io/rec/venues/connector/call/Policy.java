package io.rec.venues.connector.call;

import io.rec.venues.connector.config.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A named policy: how often, how long, how much, and when not at all. */
public record Policy(String name, RetryTerms retry, BreakerTerms breaker, LoadTerms load) {

  /** To outside services. */
  public static final Policy CONNECTOR =
      new Policy("connector", RetryTerms.CONNECTOR, BreakerTerms.CONNECTOR, LoadTerms.USUAL);

  /** Between services, and to models. */
  public static final Policy INTERNAL =
      new Policy("internal", RetryTerms.INTERNAL, BreakerTerms.INTERNAL, LoadTerms.USUAL);

  private static final int MOST_RETRIES = 10;
  private static final int MOST = 100_000;

  public Policy with(LoadTerms other) {
    return new Policy(name, retry, breaker, other);
  }

  /** This one, changed by the settings that are there. */
  public Policy changedBy(Settings settings) {
    Policy base =
        switch (settings.textOr("policy", name)) {
          case "connector" -> name.equals("connector") ? this : CONNECTOR.with(load);
          case "internal" -> INTERNAL.with(load);
          default -> throw settings.refused("policy", "is neither connector nor internal");
        };
    return new Policy(base.name, base.retry(settings), base.breaker(settings), base.load(settings));
  }

  /** By the names of the settings. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("policy", name);
    words.put("max_retries", Integer.toString(retry.attempts() - 1));
    words.put(
        "waits", retry.before().stream().map(Policy::seconds).collect(Collectors.joining(", ")));
    words.put("timeout", seconds(retry.attempt()));
    words.put("deadline", seconds(retry.deadline()));
    words.put("max_errors", Integer.toString(breaker.failures()));
    words.put("error_reset_time", seconds(breaker.open()));
    words.put("trial_successes", Integer.toString(breaker.trials()));
    words.put("rate_limit", Integer.toString(load.calls()));
    words.put("rate_period", seconds(load.period()));
    words.put("max_concurrent", Integer.toString(load.atOnce()));
    return words;
  }

  private RetryTerms retry(Settings settings) {
    Duration attempt = settings.secondsOr("timeout", retry.attempt());
    Duration deadline = settings.secondsOr("deadline", retry.deadline());
    positive(settings, "timeout", attempt);
    positive(settings, "deadline", deadline);
    boolean waitsGiven =
        settings.has("max_retries") || settings.has("retry_delay") || settings.has("retry_backoff");
    if (!waitsGiven) {
      return new RetryTerms(retry.before(), attempt, deadline);
    }
    BigDecimal backoff = settings.numberOr("retry_backoff", BigDecimal.TWO);
    if (backoff.compareTo(BigDecimal.ONE) < 0 || backoff.compareTo(BigDecimal.TEN) > 0) {
      throw settings.refused("retry_backoff", "is not a number from 1 to 10");
    }
    RetryTerms grown =
        RetryTerms.growing(
            settings.wholeOr("max_retries", retry.attempts() - 1, 0, MOST_RETRIES),
            settings.secondsOr("retry_delay", Duration.ofSeconds(1)),
            backoff.doubleValue(),
            attempt,
            deadline);
    // A longer schedule that somebody asks for is not to be cut off by a deadline nobody set.
    boolean cut = grown.worst().compareTo(deadline) > 0 && !settings.has("deadline");
    return cut ? new RetryTerms(grown.before(), attempt, grown.worst()) : grown;
  }

  private BreakerTerms breaker(Settings settings) {
    Duration open = settings.secondsOr("error_reset_time", breaker.open());
    positive(settings, "error_reset_time", open);
    return new BreakerTerms(
        settings.wholeOr("max_errors", breaker.failures(), 1, MOST), open, breaker.trials());
  }

  private LoadTerms load(Settings settings) {
    Duration period = settings.secondsOr("rate_period", load.period());
    positive(settings, "rate_period", period);
    return new LoadTerms(
        settings.wholeOr("rate_limit", load.calls(), 1, MOST),
        period,
        settings.wholeOr("max_concurrent", load.atOnce(), 1, MOST));
  }

  private static void positive(Settings settings, String key, Duration value) {
    if (!value.isPositive()) {
      throw settings.refused(key, "is not positive");
    }
  }

  private static String seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}

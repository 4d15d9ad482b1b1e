package io.rec.tradeexecutor.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The executor's own settings.
 *
 * @param stateDir where the journal is: it must outlive the process
 * @param sendDeadline how long one call to the exchange about an order may take
 * @param patience how long an order may wait for its turn within the account's limits
 */
@ConfigurationProperties("recio.executor")
public record ExecutorSettings(
    @Bindable(defaultValue = "/tmp/recio/trade-executor") String stateDir,
    @Bindable(defaultValue = "5s") Duration sendDeadline,
    @Bindable(defaultValue = "10s") Duration patience) {

  /** So that every try of an order is over well before a look-up may prove that it is not there. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  public ExecutorSettings {
    within("send-deadline", sendDeadline);
    within("patience", patience);
  }

  private static void within(String key, Duration value) {
    if (!value.isPositive() || value.compareTo(LONGEST) > 0) {
      throw new ConfigurationException(
          "recio.executor.%s is %s: expected more than nothing and at most %s"
              .formatted(key, value, LONGEST));
    }
  }
}

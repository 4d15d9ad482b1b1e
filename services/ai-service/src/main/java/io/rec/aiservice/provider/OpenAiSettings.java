package io.rec.aiservice.provider;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * The OpenAI-compatible model, as {@code RECIO_SET_AI_URL}, {@code RECIO_SET_AI_MODEL} and so on.
 * It is asked when a key is mounted or an address is given.
 *
 * @param url with its version, as {@code https://api.openai.com/v1}, which an empty one stands for
 * @param timeout of a whole answer; a trade has five seconds from the click to the order
 * @param callsPerMinute of one pod
 * @param tokensPerDay of one pod and one day in UTC, question and answer together
 */
@ConfigurationProperties("recio.ai")
public record OpenAiSettings(
    @Bindable(defaultValue = "") String url,
    @Bindable(defaultValue = "gpt-4o-mini") String model,
    @Bindable(defaultValue = "4s") Duration timeout,
    @Bindable(defaultValue = "30") int callsPerMinute,
    @Bindable(defaultValue = "500000") long tokensPerDay) {

  private static final String OPENAI = "https://api.openai.com/v1";

  public OpenAiSettings {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
      throw new IllegalArgumentException("recio.ai.timeout is not between 0 and 30 s: " + timeout);
    }
    if (callsPerMinute < 0 || tokensPerDay < 0) {
      throw new IllegalArgumentException(
          "recio.ai: neither calls-per-minute nor tokens-per-day may be negative");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("recio.ai.model is empty");
    }
    if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException("recio.ai.url is no http address: " + url);
    }
  }

  boolean hasAddress() {
    return !url.isEmpty();
  }

  URI to(String path) {
    String base = url.isEmpty() ? OPENAI : url;
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}

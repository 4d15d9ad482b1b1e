package io.rec.aiservice.web;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.aiservice.provider.Provider;
import java.time.Instant;

/** Whether a provider answers, and why not. */
@Serdeable
public record ProviderStatus(String provider, boolean answering, String reason, Instant timestamp) {

  public static ProviderStatus of(Provider provider, Instant now) {
    String complaint = provider.complaint();
    return new ProviderStatus(provider.name(), complaint.isEmpty(), complaint, now);
  }
}

package io.rec.aiservice;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** Whether a provider answers, and why not. */
@Serdeable
public record ProviderStatus(String provider, boolean answering, String reason, Instant timestamp) {

  static ProviderStatus of(Provider provider, Instant now) {
    String complaint = provider.complaint();
    return new ProviderStatus(provider.name(), complaint.isEmpty(), complaint, now);
  }
}

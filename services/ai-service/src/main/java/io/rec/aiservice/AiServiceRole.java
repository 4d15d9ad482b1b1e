package io.rec.aiservice;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The analysis service between its first and its last step. */
@Singleton
final class AiServiceRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(AiServiceRole.class);

  private final List<Provider> providers;
  private final Clock clock;

  AiServiceRole(List<Provider> providers, Clock clock) {
    this.providers = List.copyOf(providers);
    this.clock = clock;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load analysis providers", this::requireProvider),
        step("Check analysis providers", this::tellProviders));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Log provider status", this::tellProviders), logged("Log shutdown completion"));
  }

  /** Independent of the store: it is ready while the store is still down. */
  @Override
  public DatabaseNeed database() {
    return DatabaseNeed.NONE;
  }

  @Override
  public Map<String, Object> healthDetails() {
    return Map.of(
        "providers", providers.stream().map(Provider::name).toList(),
        "providers_answering",
            providers.stream().filter(provider -> provider.complaint().isEmpty()).count());
  }

  private void requireProvider() {
    if (providers.isEmpty()) {
      throw new IllegalStateException("no analysis provider is configured");
    }
  }

  private void tellProviders() {
    for (Provider provider : providers) {
      ProviderStatus status = ProviderStatus.of(provider, clock.instant());
      LOG.atInfo()
          .addKeyValue("provider", status.provider())
          .addKeyValue("answering", status.answering())
          .addKeyValue("reason", status.reason())
          .log("analysis provider");
    }
  }
}

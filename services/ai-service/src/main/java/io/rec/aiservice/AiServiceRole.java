package io.rec.aiservice;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.aiservice.analyst.OtherPods;
import io.rec.aiservice.live.SignalStream;
import io.rec.aiservice.provider.ModelHealth;
import io.rec.aiservice.provider.Provider;
import io.rec.aiservice.store.AnalysisDays;
import io.rec.aiservice.store.Experience;
import io.rec.aiservice.store.Storing;
import io.rec.aiservice.web.ProviderStatus;
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
  private final ModelHealth model;
  private final Storing storing;
  private final AnalysisDays days;
  private final Experience experience;
  private final OtherPods others;
  private final SignalStream stream;
  private final Clock clock;

  AiServiceRole(
      List<Provider> providers,
      ModelHealth model,
      Storing storing,
      AnalysisDays days,
      Experience experience,
      OtherPods others,
      SignalStream stream,
      Clock clock) {
    this.providers = List.copyOf(providers);
    this.model = model;
    this.storing = storing;
    this.days = days;
    this.experience = experience;
    this.others = others;
    this.stream = stream;
    this.clock = clock;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load analysis providers", this::requireProvider),
        step("Check analysis providers", this::checkProviders),
        step("Start storing analyses", this::startStoring),
        step("Listen to the other pods", others::start));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Stop listening to the other pods", others::stop),
        step("Dismiss listeners", stream::dismissAll),
        step("Store waiting analyses", this::stopStoring),
        step("Log provider status", this::stopProviders),
        logged("Log shutdown completion"));
  }

  /** Independent of the store: it is ready and answers while the store is down. */
  @Override
  public DatabaseNeed database() {
    return DatabaseNeed.OPTIONAL;
  }

  @Override
  public Map<String, Object> healthDetails() {
    return Map.of(
        "providers", providers.stream().filter(Provider::configured).map(Provider::name).toList(),
        "providers_answering",
            providers.stream()
                .filter(Provider::configured)
                .filter(provider -> provider.complaint().isEmpty())
                .count(),
        "analyses_waiting", storing.waiting(),
        "analyses_dropped", storing.dropped(),
        "listeners", stream.listeners());
  }

  private void requireProvider() {
    if (providers.stream().noneMatch(Provider::configured)) {
      throw new IllegalStateException("no analysis provider is configured");
    }
  }

  private void checkProviders() {
    model.start();
    tellProviders();
  }

  private void startStoring() {
    storing.start();
    days.start();
    experience.start();
  }

  private void stopStoring() {
    days.stop();
    experience.stop();
    storing.finish();
  }

  private void stopProviders() {
    model.stop();
    tellProviders();
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

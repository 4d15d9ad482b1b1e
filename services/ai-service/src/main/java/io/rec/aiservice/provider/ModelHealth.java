package io.rec.aiservice.provider;

import io.rec.platform.health.HealthPart;
import io.rec.platform.health.Part;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Whether the language model can be had: what it says to a look every thirty seconds, and whether
 * calls are held back.
 */
@Singleton
public final class ModelHealth implements HealthPart {

  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final OpenAiProvider provider;
  private final RoleLoop loop;

  ModelHealth(OpenAiProvider provider, Loops loops) {
    this.provider = provider;
    this.loop = new RoleLoop(loops, "model-health", PERIOD, provider::look);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  @Override
  public String name() {
    return "model_provider";
  }

  @Override
  public Part now() {
    if (!provider.configured()) {
      return new Part(Part.Verdict.NOT_USED, "");
    }
    String complaint = provider.complaint();
    return complaint.isEmpty()
        ? Part.healthy()
        : Part.unhealthy(provider.name() + ": " + complaint);
  }
}

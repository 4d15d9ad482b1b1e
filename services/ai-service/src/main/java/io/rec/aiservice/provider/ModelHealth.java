package io.rec.aiservice.provider;

import io.rec.platform.health.HealthPart;
import io.rec.platform.health.Part;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/**
 * Whether the language model can be had: what it says to a look at its list of models, every thirty
 * seconds, which costs nothing, and whether calls are held back.
 */
@Singleton
public final class ModelHealth implements HealthPart {

  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OpenAiSettings settings;
  private final OpenAiProvider provider;
  private final ModelCalls calls;
  private final RoleLoop loop;
  private volatile String seen = "it has not been asked yet";

  ModelHealth(OpenAiSettings settings, OpenAiProvider provider, ModelCalls calls, Loops loops) {
    this.settings = settings;
    this.provider = provider;
    this.calls = calls;
    this.loop = new RoleLoop(loops, "model-health", PERIOD, this::look);
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
    String all = complaint.isEmpty() ? seen : complaint;
    return all.isEmpty() ? Part.healthy() : Part.unhealthy(provider.name() + ": " + all);
  }

  private void look() throws InterruptedException {
    if (provider.configured()) {
      try {
        int status = calls.get(settings.to("/models"), PATIENCE).status();
        seen = status == 200 ? "" : "it answers " + status;
      } catch (IOException failed) {
        seen = "it " + failed.getMessage();
      }
    }
  }
}

package io.rec.mainapp.gateway.signals;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.health.Part;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at the health of the analysis service. */
@Singleton
final class AnalysisCheck {

  static final String COMPONENT = "ai-service";

  /** Its part of the health that only signals suffer from. */
  private static final String MODEL = "model_provider";

  private final PeerProbe probe;
  private final ObjectMapper json;

  AnalysisCheck(PeerProbe probe, ObjectMapper json) {
    this.probe = probe;
    this.json = json;
  }

  /** What came of it. */
  sealed interface Outcome {

    /**
     * It serves.
     *
     * @param complaint what it says of its language model; empty when that is well
     */
    record Serves(String complaint) implements Outcome {}

    /** It does not answer, or says itself that it cannot serve. */
    record Fails(String why) implements Outcome {}
  }

  /** Of {@code /health} what counts here. */
  @Serdeable
  record Told(String status, Map<String, String> reasons) {}

  Outcome look() {
    return switch (probe.pod(COMPONENT, "/health")) {
      case Probed.Silent silent -> new Outcome.Fails(silent.why());
      case Probed.Answered answered when answered.status() != 200 ->
          new Outcome.Fails("answers " + answered.status());
      case Probed.Answered answered -> read(answered.body());
    };
  }

  private Outcome read(String body) {
    try {
      @Nullable Told told = json.readValue(body, Told.class);
      if (told == null) {
        return new Outcome.Fails("answers with nothing");
      }
      if (told.status().equals(Part.Verdict.UNHEALTHY.word())) {
        return new Outcome.Fails(String.join(", ", told.reasons().values()));
      }
      return new Outcome.Serves(told.reasons().getOrDefault(MODEL, ""));
    } catch (IOException unreadable) {
      return new Outcome.Fails("answers with something else");
    }
  }
}

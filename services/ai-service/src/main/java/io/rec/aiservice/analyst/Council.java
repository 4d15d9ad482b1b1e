package io.rec.aiservice.analyst;

import io.rec.aiservice.provider.Provider;
import io.rec.aiservice.provider.Said;
import io.rec.aiservice.store.Experience;
import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.domain.signal.Calibration;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.OpinionPool;
import io.rec.domain.signal.OpinionPool.Voice;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** All models asked, and one opinion made of theirs. */
@Singleton
final class Council {

  private final List<Provider> providers;
  private final Experience experience;

  Council(List<Provider> providers, Experience experience) {
    this.providers = List.copyOf(providers);
    this.experience = experience;
  }

  /**
   * @param said what each model said, with its own confidence
   * @param silent who said nothing, and why
   */
  record Verdict(Opinion opinion, List<Opinion> said, List<String> silent) {}

  Verdict ask(AnalysisQuestion question, IndicatorReading reading) throws InterruptedException {
    Calibration calibration = experience.calibration();
    List<Opinion> said = new ArrayList<>();
    List<Voice> voices = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (Provider provider : providers) {
      if (provider.configured()) {
        switch (provider.ask(question, reading)) {
          case Said.Opined opined -> {
            Opinion opinion = opined.opinion();
            said.add(opinion);
            voices.add(
                new Voice(
                    calibration.corrected(opinion), calibration.weight(opinion.modelVersion())));
          }
          case Said.Nothing nothing -> silent.add(provider.name() + ": " + nothing.why());
        }
      }
    }
    return new Verdict(OpinionPool.of(voices), said, silent);
  }
}

package io.rec.aiservice.provider;

import io.micronaut.core.annotation.Order;
import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.domain.signal.TechnicalModel;
import jakarta.inject.Singleton;

/** The technical model: needs no network and gives the same answer to the same candles. */
@Singleton
@Order(0)
final class BuiltInProvider implements Provider {

  @Override
  public String name() {
    return "built-in";
  }

  @Override
  public boolean configured() {
    return true;
  }

  @Override
  public String complaint() {
    return "";
  }

  @Override
  public Said ask(AnalysisQuestion question, IndicatorReading reading) {
    return new Said.Opined(TechnicalModel.judge(reading));
  }
}

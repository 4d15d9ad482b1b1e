package io.rec.unifiedproductioncoordinator.model;

import io.rec.domain.probability.StudentTFingerprint;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The formula that paper trading uses while nobody has loaded fingerprints; made once a symbol. */
@Singleton
final class SyntheticModel {

  static final String NAME = "demo-synthetic";

  private final Map<String, Model> models = new ConcurrentHashMap<>();

  Model of(String symbol) {
    return models.computeIfAbsent(
        symbol, key -> new Model(NAME, StudentTFingerprint.forSymbol(key), ""));
  }
}

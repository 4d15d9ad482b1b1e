package io.rec.operator.controller.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the keys that were derived: to derive one is a tenth of a pass that finds nothing new. */
final class PaperKeys {
  /** Those of desks that are gone would stay for ever; it begins anew instead. */
  private static final int MOST = 1_000;

  private final Map<Seed, PaperKey> derived = new ConcurrentHashMap<>();

  PaperKey of(Seed seed) {
    if (derived.size() > MOST) {
      derived.clear();
    }
    return derived.computeIfAbsent(seed, PaperKey::of);
  }
}

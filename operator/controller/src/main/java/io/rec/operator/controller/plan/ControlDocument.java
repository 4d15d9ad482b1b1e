package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.render.Canonical;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wishes that services follow while they run: limits, switches, policies. A file rather than
 * environment, because a new limit must not restart a desk.
 */
final class ControlDocument {
  private ControlDocument() {}

  static String of(TradingSystemSpec spec) {
    var document = new TreeMap<String, Object>();
    document.put("mode", spec.mode().text());
    document.put("emergencyPolicy", spec.emergencyPolicy().text());
    document.put("onShutdown", spec.onShutdown().text());
    document.put("autoEntry", Map.of("enabled", spec.autoEntry().enabled()));
    document.put(
        "killSwitch",
        Map.of(
            "level", spec.killSwitch().level().text(),
            "reason", requireNonNullElse(spec.killSwitch().reason(), ""),
            "by", requireNonNullElse(spec.killSwitch().by(), "")));
    document.put("riskLimits", spec.riskLimits());
    document.put("connectors", connectors(spec));
    return Canonical.text(document);
  }

  private static Map<String, Object> connectors(TradingSystemSpec spec) {
    var broker = spec.connectors().broker();
    var data = spec.connectors().data();
    return Map.of(
        "broker",
            Map.of(
                "type", broker.type(),
                "environment", broker.environment().text(),
                "settings", broker.settings()),
        "data",
            Map.of(
                "type", data.type(),
                "environment", data.environment().text(),
                "settings", data.settings()));
  }
}

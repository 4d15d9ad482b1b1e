package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.spec.Mode;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.plan.recovery.RecoveryCodec;
import io.rec.operator.controller.render.Canonical;
import io.rec.operator.controller.render.Labels;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wishes that services follow while they run: limits, switches, policies. A file rather than
 * environment, because a new limit must not restart a desk.
 */
final class ControlDocument {
  private ControlDocument() {}

  static String of(Desk desk) {
    return of(desk, desk.spec().mode());
  }

  /**
   * @param becoming pods of another mode enter nothing any more
   */
  static String of(Desk desk, Mode becoming) {
    var spec = desk.spec();
    var document = new TreeMap<String, Object>();
    document.put("mode", becoming.text());
    document.put("allowLive", spec.allowLive());
    document.put("emergencyPolicy", spec.emergencyPolicy().text());
    document.put("onShutdown", spec.onShutdown().text());
    document.put("autoEntry", Map.of("enabled", spec.autoEntry().enabled()));
    document.put("killSwitch", killSwitch(desk));
    document.put("riskLimits", spec.riskLimits());
    document.put("connectors", connectors(spec));
    return Canonical.text(document);
  }

  /** An exhausted recovery pauses entries; what the spec says is only ever raised by it. */
  private static Map<String, String> killSwitch(Desk desk) {
    var wished = desk.spec().killSwitch();
    return wished.level() == KillLevel.NONE && RecoveryCodec.exhausted(desk.status().recovery())
        ? Map.of(
            "level",
            KillLevel.PAUSE_ENTRIES.text(),
            "reason",
            "recovery exhausted",
            "by",
            Labels.OPERATOR)
        : Map.of(
            "level", wished.level().text(),
            "reason", requireNonNullElse(wished.reason(), ""),
            "by", requireNonNullElse(wished.by(), ""));
  }

  private static Map<String, Object> connectors(TradingSystemSpec spec) {
    var broker = spec.connectorsInForce().broker();
    var data = spec.connectorsInForce().data();
    return Map.of(
        "broker",
            Map.of(
                "type", broker.type(),
                "environment", broker.environment().text()),
        "data",
            Map.of(
                "type", data.type(),
                "environment", data.environment().text()));
  }
}

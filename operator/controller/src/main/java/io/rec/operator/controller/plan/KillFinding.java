package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.KILL_SWITCH_ENGAGED;
import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.controller.database.EngagedSwitch;
import io.rec.operator.controller.database.Look;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How hard trading is stopped, by the spec and by the database; the one that stops more is named.
 */
final class KillFinding {
  private static final String ENGAGED_BY = "engaged by ";
  private static final String HELD = "released in the spec, and held";

  private KillFinding() {}

  /** While the database is silent, what it said last holds: nobody can have released it there. */
  static Finding of(Facts facts) {
    var spec = facts.desk().spec();
    var found = of(spec, facts.seen().open());
    return facts.seen().open().isPresent()
        ? found
        : facts
            .desk()
            .said(KILL_SWITCH_ENGAGED)
            .filter(old -> old.status() == ConditionStatus.TRUE)
            .filter(old -> ofDatabase(requireNonNullElse(old.message(), "")))
            .filter(old -> KillLevel.ofText(old.reason()).compareTo(spec.killSwitch().level()) > 0)
            .map(old -> Finding.again(KILL_SWITCH_ENGAGED, old))
            .orElse(found);
  }

  private static boolean ofDatabase(String message) {
    return message.startsWith(ENGAGED_BY) || message.startsWith(HELD);
  }

  static Finding of(TradingSystemSpec spec, Optional<Look.Open> look) {
    var wished = spec.killSwitch();
    var pressed = look.map(KillFinding::pressed).orElse(KillLevel.NONE);
    var written = look.map(KillFinding::written).orElse(KillLevel.NONE);
    var engaged = look.flatMap(Look.Open::engaged);
    if (engaged.isPresent()
        && pressed.compareTo(wished.level()) > 0
        && pressed.compareTo(written) >= 0) {
      return Finding.yes(
          KILL_SWITCH_ENGAGED,
          pressed.text(),
          ENGAGED_BY + "%s: %s".formatted(engaged.get().by(), engaged.get().reason()));
    }
    if (written.compareTo(wished.level()) > 0) {
      return Finding.yes(
          KILL_SWITCH_ENGAGED,
          written.text(),
          HELD + " until our books equal the exchange's: see recio logs trade-manager");
    }
    if (wished.level() == KillLevel.NONE) {
      return Finding.no(KILL_SWITCH_ENGAGED, "Released", "trading as configured");
    }
    return Finding.yes(
        KILL_SWITCH_ENGAGED,
        wished.level().text(),
        "engaged: %s%s".formatted(wished.reason(), told(wished.level(), look)));
  }

  /** What stops most of all that is known. */
  static KillLevel inForce(TradingSystemSpec spec, Look.Open look) {
    return Stream.of(spec.killSwitch().level(), pressed(look), written(look))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String told(KillLevel wished, Optional<Look.Open> look) {
    return look.flatMap(Look.Open::ofSpec)
            .filter(written -> !written.equals(Set.of(wished.text())))
            .isPresent()
        ? "; the services are being told"
        : "";
  }

  private static KillLevel pressed(Look.Open look) {
    return look.engaged().map(EngagedSwitch::level).map(KillLevel::ofText).orElse(KillLevel.NONE);
  }

  private static KillLevel written(Look.Open look) {
    return look.ofSpec().stream()
        .flatMap(Set::stream)
        .map(KillLevel::ofText)
        .max(Comparator.naturalOrder())
        .orElse(KillLevel.NONE);
  }
}

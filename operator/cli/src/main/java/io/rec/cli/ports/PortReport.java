package io.rec.cli.ports;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortManifest;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The manifest that is applied, line by line.
 *
 * @param problem why what the spec asks for is not applied
 */
public record PortReport(
    String system, @Nullable String hash, @Nullable String problem, List<PortLine> ports) {

  public static PortReport of(TradingSystem desk, PortManifest manifest) {
    var status = desk.statusOrEmpty();
    Map<String, String> states =
        status.components().stream()
            .collect(
                Collectors.toMap(
                    ComponentStatus::name,
                    component -> requireNonNullElse(component.state(), "Unknown")));
    List<PortLine> lines =
        Topology.of(desk.getSpec()).components().values().stream()
            .filter(component -> manifest.portOf(component.name()).isPresent())
            .map(component -> line(component, manifest, states, status.ports().previous()))
            .sorted(Comparator.comparingInt(PortLine::port))
            .toList();
    return new PortReport(
        new DeskState(desk).called(), status.ports().hash(), problem(desk), lines);
  }

  private static PortLine line(
      Component component,
      PortManifest manifest,
      Map<String, String> states,
      Map<String, Integer> former) {
    OptionalInt port = manifest.portOf(component.name());
    return new PortLine(
        port.orElseThrow(),
        component.name(),
        states.getOrDefault(component.name(), "Unknown"),
        former.get(component.name()),
        component.entry().aliasPorts(),
        component.entry().description());
  }

  private static @Nullable String problem(TradingSystem desk) {
    return new DeskState(desk)
        .condition(ConditionType.PORT_MANIFEST_VALID)
        .filter(valid -> valid.status() == ConditionStatus.FALSE)
        .map(valid -> valid.reason() + ": " + requireNonNullElse(valid.message(), ""))
        .orElse(null);
  }
}

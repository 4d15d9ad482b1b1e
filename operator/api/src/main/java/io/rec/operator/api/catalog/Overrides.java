package io.rec.operator.api.catalog;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.component.ComponentOverride;
import io.rec.operator.api.spec.component.ContainerImage;
import io.rec.operator.api.spec.component.EnvVariable;
import io.rec.operator.api.spec.component.ResourceNeeds;
import io.rec.operator.api.spec.component.Scheduling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lays what an owner wrote over what the catalog says. */
final class Overrides {
  private final TradingSystemSpec spec;
  private final Map<String, ComponentOverride> byName = new HashMap<>();

  Overrides(TradingSystemSpec spec) {
    this.spec = spec;
    spec.components().forEach(override -> byName.put(override.name(), override));
  }

  Component apply(CatalogEntry entry) {
    var override = byName.getOrDefault(entry.name(), ComponentOverride.none(entry.name()));
    var autoscaling = override.autoscaling();
    var written = override.dependsOn();
    var reaches = new TreeSet<>(entry.reaches());
    reaches.removeIf(name -> !enabled(name));
    return new Component(
        entry,
        enabled(entry.name()),
        requireNonNullElse(
            override.replicas(), autoscaling == null ? 1 : autoscaling.minReplicas()),
        autoscaling,
        requireNonNullElse(override.port(), entry.port()),
        requireNonNullElse(override.critical(), entry.critical()),
        written == null ? entry.dependsOn() : new TreeSet<>(written),
        reaches,
        requireNonNullElse(override.image(), ContainerImage.defaults()).over(spec.image()),
        env(override.env()),
        requireNonNullElse(override.resources(), ResourceNeeds.defaults())
            .over(Sizing.of(entry, spec.profile())),
        requireNonNullElse(override.scheduling(), Scheduling.defaults()));
  }

  private boolean enabled(String name) {
    return requireNonNullElse(
        byName.getOrDefault(name, ComponentOverride.none(name)).enabled(), true);
  }

  private List<EnvVariable> env(List<EnvVariable> own) {
    var merged = new LinkedHashMap<String, EnvVariable>();
    spec.env().forEach(variable -> merged.put(variable.name(), variable));
    own.forEach(variable -> merged.put(variable.name(), variable));
    return new ArrayList<>(merged.values());
  }
}

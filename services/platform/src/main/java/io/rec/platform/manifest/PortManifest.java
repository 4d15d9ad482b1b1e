package io.rec.platform.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The port of every service, by its name with underscores, and what became of retired names. */
public record PortManifest(Map<String, Integer> ports, Map<String, String> replacements) {

  public static final PortManifest EMPTY = new PortManifest(Map.of(), Map.of());

  public PortManifest {
    ports = java.util.Collections.unmodifiableMap(new TreeMap<>(ports));
    replacements = Map.copyOf(replacements);
  }

  /** The port of a component, written with dashes or underscores, under its present or old name. */
  public OptionalInt port(String component) {
    String service = component.replace('-', '_');
    return Optional.ofNullable(ports.get(service))
        .or(() -> Optional.ofNullable(replacements.get(service)).map(ports::get))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }
}

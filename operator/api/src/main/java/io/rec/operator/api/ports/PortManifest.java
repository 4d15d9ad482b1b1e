package io.rec.operator.api.ports;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.ComponentCatalog;
import io.rec.operator.api.catalog.Group;
import io.rec.operator.api.spec.value.ByKey;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code MASTER_PORT_MANIFEST.json} in the shape of v2. A pure function of names and numbers:
 * neither profile nor system name nor clock is in it, so that two environments with the same
 * components have the same bytes, and the same system has them in every pass.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder(alphabetic = true)
public record PortManifest(
    @JsonProperty("system_name") String systemName,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated,
    @JsonProperty("description") String description,
    @JsonProperty("core_services") Map<String, Service> coreServices,
    @JsonProperty("watchdog_services") Map<String, Service> watchdogServices,
    @JsonProperty("deprecated_services") Map<String, Service> deprecatedServices) {

  /** Key in the ConfigMap and name of the file in every pod. */
  public static final String FILE_NAME = "MASTER_PORT_MANIFEST.json";

  private static final String SYSTEM_NAME = "REC.IO Trading System";
  private static final String DESCRIPTION = "Single source of truth for all port assignments";

  /** The day v2's manifest was drawn up, and the day this numbering replaced it. */
  private static final String CREATED = "2025-01-27";

  private static final String UPDATED = "2026-11-21";
  private static final String RUNNING = "RUNNING";
  private static final String DEPRECATED = "DEPRECATED";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Line feeds and two blanks on every platform. */
  private static final ObjectWriter WRITER =
      JSON.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  public PortManifest {
    coreServices = ByKey.copyOf(requireNonNullElse(coreServices, Map.of()));
    watchdogServices = ByKey.copyOf(requireNonNullElse(watchdogServices, Map.of()));
    deprecatedServices = ByKey.copyOf(requireNonNullElse(deprecatedServices, Map.of()));
  }

  /** One line of the manifest. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder(alphabetic = true)
  public record Service(
      @JsonProperty("port") int port,
      @JsonProperty("description") String description,
      @JsonProperty("status") String status,
      @JsonProperty("replacement") @Nullable String replacement) {}

  static PortManifest of(Collection<Component> components) {
    var core = new TreeMap<String, Service>();
    var watchdogs = new TreeMap<String, Service>();
    var deprecated = new TreeMap<String, Service>();
    for (var component : components) {
      var entry = component.entry();
      var service = new Service(component.port(), entry.description(), RUNNING, null);
      (entry.group() == Group.CORE ? core : watchdogs).put(entry.manifestKey(), service);
      if (entry.name().equals(ComponentCatalog.watchdogOf("BTC"))) {
        deprecated.put(
            "btc_price_watchdog",
            new Service(
                component.port(),
                "Old name of the BTC price watchdog",
                DEPRECATED,
                entry.manifestKey()));
      }
    }
    return new PortManifest(
        SYSTEM_NAME, CREATED, UPDATED, DESCRIPTION, core, watchdogs, deprecated);
  }

  /** Reads a manifest, of ours or of v2. */
  public static PortManifest parse(String json) {
    try {
      return JSON.readValue(json, PortManifest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not a port manifest: " + e.getOriginalMessage(), e);
    }
  }

  /** The file's text: keys sorted, ends with a line feed. */
  public String toJson() {
    try {
      return WRITER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the port manifest", e);
    }
  }

  /** The number of a component, named with dashes or underscores. */
  public OptionalInt portOf(String component) {
    var key = component.replace('-', '_');
    for (var services : List.of(coreServices, watchdogServices, deprecatedServices)) {
      var service = services.get(key);
      if (service != null) {
        return OptionalInt.of(service.port());
      }
    }
    return OptionalInt.empty();
  }

  /** What one component sees: its own number and those of the ones it names, by manifest key. */
  public Map<String, Integer> view(Collection<String> components) {
    var ports = new TreeMap<String, Integer>();
    for (var component : components) {
      portOf(component).ifPresent(port -> ports.put(component.replace('-', '_'), port));
    }
    return ByKey.copyOf(ports);
  }
}

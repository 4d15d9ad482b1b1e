package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole system with every default filled in and every reference resolved: all the renderer knows.
 *
 * @param manifest the port manifest document
 * @param control wishes that services read while they run, as a document
 * @param channels how people are told
 * @param model the language model that is asked, too
 * @param access how it is reached from outside
 */
public record Blueprint(
    Owner owner,
    Platform platform,
    List<Component> components,
    Database database,
    String manifest,
    String control,
    Channels channels,
    Optional<LanguageModel> model,
    Access access,
    Switches switches) {

  public Blueprint {
    components = List.copyOf(components);
  }

  /**
   * What all components share.
   *
   * @param operatorUrl where the operator answers whether it is ready
   * @param operatorNamespace where its pods run
   * @param environment the shared block of the spec and the venue and telemetry settings
   * @param venueSecret broker credentials, empty when there are none; a paper desk's own key when
   *     the broker is our exchange
   */
  public record Platform(
      String version,
      String mode,
      String profile,
      List<String> symbols,
      String logLevel,
      String operatorUrl,
      String operatorNamespace,
      ImageRef image,
      List<EnvVar> environment,
      Telemetry telemetry,
      String venueSecret) {
    public Platform {
      symbols = List.copyOf(symbols);
      environment = List.copyOf(environment);
    }
  }

  /**
   * Where traces go.
   *
   * @param endpoint empty when nobody collects
   */
  public record Telemetry(String endpoint, String protocol, String sampleRatio) {}

  /** The database, ours or somebody else's. */
  public sealed interface Database {
    /** Database name. */
    String name();

    /** The role that owns all objects. */
    String owner();

    /** Copies of it, if any are taken here. */
    Optional<Backup> backup();

    /**
     * A StatefulSet of ours.
     *
     * @param parameters server settings, by name
     * @param replicas 1, or 0 while suspended
     */
    record Managed(
        String name,
        String owner,
        ImageRef image,
        String storageSize,
        String storageClass,
        io.fabric8.kubernetes.api.model.ResourceRequirements resources,
        Map<String, String> parameters,
        int replicas,
        boolean deleteVolume,
        String restartToken,
        Optional<Backup> backup)
        implements Database {
      public Managed {
        parameters = Map.copyOf(parameters);
      }
    }

    /**
     * Runs elsewhere.
     *
     * @param sslMode libpq's word
     */
    record External(
        String name, String owner, String host, int port, String sslMode, Optional<Lent> lent)
        implements Database {
      @Override
      public Optional<Backup> backup() {
        return lent.map(Lent::backup);
      }
    }

    /**
     * What it takes to copy a database that runs elsewhere.
     *
     * @param image whose pg_dump refuses a server that is newer
     * @param login the Secret that lets its administrator in
     * @param authority the Secret with the authority of its certificate, empty for a public one
     */
    record Lent(Backup backup, ImageRef image, String login, String authority) {}
  }

  /**
   * Copies of a database.
   *
   * @param drillSchedule empty when none is held
   * @param claim the volume they lie on
   * @param request an extra one that somebody asked for, empty for none
   */
  public record Backup(
      String schedule,
      String drillSchedule,
      String timeZone,
      int retentionDays,
      String claim,
      String scratch,
      String request) {}

  /**
   * What exists or does not.
   *
   * @param migration the database can be migrated now
   * @param regeneration fingerprints are made anew each week
   * @param gatewayFrom who may call the dashboard
   * @param metricsFrom who may read metrics
   */
  public record Switches(
      boolean migration,
      boolean regeneration,
      boolean networkPolicies,
      List<String> egressCidrs,
      List<Gate> gatewayFrom,
      List<Gate> metricsFrom) {
    public Switches {
      egressCidrs = List.copyOf(egressCidrs);
      gatewayFrom = List.copyOf(gatewayFrom);
      metricsFrom = List.copyOf(metricsFrom);
    }
  }

  /** What leads to the dashboard from outside the cluster, and what finds its figures. */
  public record Access(Optional<Gateway> gateway, Optional<Scrape> scrape) {}

  /**
   * What a Prometheus operator is told.
   *
   * @param labels by which a Prometheus chooses what it reads
   */
  public record Scrape(String interval, Map<String, String> labels) {
    public Scrape {
      labels = Map.copyOf(labels);
    }
  }

  /** The same with the schema's migration, which is named after the rest. */
  public Blueprint withMigration(boolean wanted) {
    return new Blueprint(
        owner,
        platform,
        components,
        database,
        manifest,
        control,
        channels,
        model,
        access,
        new Switches(
            wanted,
            switches.regeneration(),
            switches.networkPolicies(),
            switches.egressCidrs(),
            switches.gatewayFrom(),
            switches.metricsFrom()));
  }

  public Blueprint withControl(String other) {
    return new Blueprint(
        owner, platform, components, database, manifest, other, channels, model, access, switches);
  }

  /**
   * Pods that may come in. No namespace labels mean the system's own namespace, no pod labels all
   * pods there.
   */
  public record Gate(Map<String, String> namespaceLabels, Map<String, String> podLabels) {
    public Gate {
      namespaceLabels = Map.copyOf(namespaceLabels);
      podLabels = Map.copyOf(podLabels);
    }
  }

  /** Components shall run now. */
  public boolean runs() {
    return components.stream().anyMatch(component -> component.replicas() > 0);
  }

  public Component component(String name) {
    return components.stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no component " + name));
  }
}

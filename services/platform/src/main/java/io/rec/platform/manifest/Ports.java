package io.rec.platform.manifest;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.Refreshable;
import io.rec.platform.role.ReadinessGate;
import io.rec.platform.role.Reason;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.Waiting;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port manifest as it is now. Peers' ports follow a change at once, the own one by restart. */
@Singleton
public final class Ports implements Refreshable, ReadinessGate {

  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

  private final Path file;
  private final RoleIdentity identity;
  private volatile PortManifest manifest = PortManifest.EMPTY;
  private volatile String complaint = "";

  public Ports(ConfigDirectory config, RoleIdentity identity) {
    this.file = config.manifest();
    this.identity = identity;
    refresh();
  }

  public PortManifest manifest() {
    return manifest;
  }

  public Path file() {
    return file;
  }

  public OptionalInt own() {
    return manifest.port(identity.component());
  }

  @Override
  public void refresh() {
    try {
      PortManifest read = ManifestFile.read(file);
      if (!read.equals(manifest)) {
        LOG.atInfo()
            .addKeyValue("services", read.ports().size())
            .addKeyValue("own_port", read.port(identity.component()).orElse(0))
            .log("port manifest read");
        manifest = read;
      }
      complaint = "";
    } catch (IOException unusable) {
      String text = unusable.getClass().getSimpleName() + ": " + unusable.getMessage();
      if (!text.equals(complaint)) {
        LOG.atWarn()
            .addKeyValue("kept_services", manifest.ports().size())
            .log("port manifest cannot be used, the last good one stays: {}", text);
      }
      complaint = text;
    }
  }

  /** Closed only while no manifest ever named this service: a good one that breaks stays in use. */
  @Override
  public List<Waiting> waitingFor() {
    if (own().isPresent()) {
      return List.of();
    }
    String detail =
        complaint.isEmpty() ? "the manifest has no port for " + identity.service() : complaint;
    return List.of(new Waiting("port manifest", Reason.MANIFEST_MISSING, detail));
  }
}

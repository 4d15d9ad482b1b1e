package io.rec.platform.config;

import java.nio.file.Path;
import java.util.Map;

/** Where the pod's files are mounted. The only place that knows a path. */
public record ConfigDirectory(Path root) {

  public static ConfigDirectory from(Map<String, String> env) {
    return new ConfigDirectory(Path.of(env.getOrDefault("RECIO_CONFIG_DIR", "/etc/recio")));
  }

  public Path manifest() {
    return root.resolve("ports").resolve("MASTER_PORT_MANIFEST.json");
  }

  public Path database() {
    return root.resolve("database");
  }

  public Path tokens() {
    return root.resolve("tokens");
  }

  public Path admin() {
    return root.resolve("admin");
  }

  public Path control() {
    return root.resolve("control").resolve("control.json");
  }

  /** Token and certificates of the Kubernetes API, in the one pod that has a right there. */
  public Path api() {
    return root.resolve("api");
  }

  public Path venue() {
    return root.resolve("venue");
  }
}

package io.rec.platform.role;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who this process is, as the pod's environment says. */
public record RoleIdentity(
    String component,
    String system,
    String namespace,
    String version,
    Mode mode,
    String profile,
    List<String> symbols,
    String ownSymbol,
    List<String> dependsOn,
    String pod,
    String podIp,
    String node,
    Instant startedAt) {

  public RoleIdentity {
    symbols = List.copyOf(symbols);
    dependsOn = List.copyOf(dependsOn);
  }

  public static RoleIdentity from(Map<String, String> env, Instant now) {
    String component = env.getOrDefault("RECIO_COMPONENT", "");
    if (component.isBlank()) {
      throw new IllegalStateException("RECIO_COMPONENT is not set: which component is this?");
    }
    return new RoleIdentity(
        component,
        env.getOrDefault("RECIO_SYSTEM", "recio"),
        env.getOrDefault("RECIO_NAMESPACE", "default"),
        env.getOrDefault("RECIO_VERSION", "unknown"),
        Mode.of(env.getOrDefault("RECIO_MODE", "Paper")),
        env.getOrDefault("RECIO_PROFILE", "Production"),
        list(env.getOrDefault("RECIO_SYMBOLS", "BTC,ETH")),
        env.getOrDefault("RECIO_SYMBOL", ""),
        list(env.getOrDefault("RECIO_DEPENDS_ON", "")),
        env.getOrDefault("POD_NAME", component),
        env.getOrDefault("POD_IP", "127.0.0.1"),
        env.getOrDefault("NODE_NAME", "unknown"),
        now);
  }

  /** The one symbol a price watchdog watches. */
  public Optional<String> symbol() {
    return Optional.of(ownSymbol).filter(s -> !s.isBlank());
  }

  /** The component's name as the manifest and the log files spell it: with underscores. */
  public String service() {
    return component.replace('-', '_');
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}

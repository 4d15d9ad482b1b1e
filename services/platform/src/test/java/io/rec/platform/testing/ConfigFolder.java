package io.rec.platform.testing;

import io.rec.platform.secrets.DatabaseLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** What the operator would mount under /etc/recio, made for a test and changeable while it runs. */
public final class ConfigFolder {

  public static final String TOKEN = "token-of-the-tests";
  public static final String SESSION_KEY = "session-key-of-the-tests-0123456789";
  public static final String SEAL_KEY = "seal-key-of-the-tests-0123456789abc";

  /** Whoever signs in to the main app first. */
  public static final String FIRST_USER = "admin";

  public static final String FIRST_PASSWORD = "first password of the tests";

  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;

  private final Path root;
  private final MountedFolder ports;
  private final MountedFolder database;
  private final MountedFolder tokens;
  private final MountedFolder admin;
  private final MountedFolder control;
  private final MountedFolder venue;
  private final Map<String, Integer> known = new TreeMap<>();
  private boolean allowLive;

  private ConfigFolder(Path root) {
    this.root = root;
    this.ports = new MountedFolder(root.resolve("ports"));
    this.database = new MountedFolder(root.resolve("database"));
    this.tokens = new MountedFolder(root.resolve("tokens"));
    this.admin = new MountedFolder(root.resolve("admin"));
    this.control = new MountedFolder(root.resolve("control"));
    this.venue = new MountedFolder(root.resolve("venue"));
  }

  /** With tokens and keys and the first person's Secret, and without manifest and database. */
  public static ConfigFolder create() {
    try {
      // Roles read it until the very end of a test class, so it goes with the JVM.
      Path root = TemporaryFolder.create("recio-config");
      ConfigFolder folder = new ConfigFolder(root);
      folder.tokens(
          Map.of("service-current", TOKEN, "jwt-current", SESSION_KEY, "seal-current", SEAL_KEY));
      return folder.withAdmin(FIRST_USER, FIRST_PASSWORD);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A port that was free a moment ago, from below the range that the system gives to outgoing
   * connections: one of those could take it before its role listens.
   */
  public static int freePort() {
    return ThreadLocalRandom.current()
        .ints(LOWEST_PORT, HIGHEST_PORT)
        .filter(ConfigFolder::free)
        .findFirst()
        .orElseThrow();
  }

  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Path root() {
    return root;
  }

  /** Gives components free ports in the manifest. */
  public ConfigFolder with(String... components) {
    for (String component : components) {
      port(component, freePort());
    }
    return this;
  }

  public ConfigFolder port(String component, int port) {
    known.put(component.replace('-', '_'), port);
    return manifest(manifestText());
  }

  public int port(String component) {
    return known.get(component.replace('-', '_'));
  }

  /** Whatever text as manifest. */
  public ConfigFolder manifest(String text) {
    ports.put(Map.of("MASTER_PORT_MANIFEST.json", text));
    return this;
  }

  public ConfigFolder withoutManifest() {
    ports.remove("MASTER_PORT_MANIFEST.json");
    return this;
  }

  public ConfigFolder with(TestDatabase test) {
    return with(test.login());
  }

  public ConfigFolder with(DatabaseLogin login) {
    database.put(
        Map.of(
            "POSTGRES_HOST", login.host(),
            "POSTGRES_PORT", Integer.toString(login.port()),
            "POSTGRES_DB", login.database(),
            "POSTGRES_USER", login.user(),
            "POSTGRES_PASSWORD", login.password().reveal(),
            "generation", login.generation()));
    return this;
  }

  /** The server has to prove itself by a certificate of this authority. */
  public ConfigFolder withAuthority(String pem) {
    database.put(Map.of("sslmode", "verify-full", "ca.crt", pem));
    return this;
  }

  public ConfigFolder tokens(Map<String, String> values) {
    tokens.put(values);
    return this;
  }

  /** The first person's Secret. */
  public ConfigFolder withAdmin(String username, String password) {
    admin.put(Map.of("username", username, "password", password));
    return this;
  }

  public ConfigFolder withoutAdmin() {
    admin.remove("username");
    admin.remove("password");
    return this;
  }

  /** The files of the broker's Secret. */
  public ConfigFolder withVenue(Map<String, String> files) {
    venue.put(files);
    return this;
  }

  /** Finite limits, entries allowed, and this level of the kill switch. */
  public ConfigFolder withControl(String killSwitch) {
    return withControl(killSwitch, "Paper");
  }

  /** The same, on a desk whose mode the operator wants to be this one. */
  public ConfigFolder withControl(String killSwitch, String mode) {
    return withControl(killSwitch, mode, "Flatten", "Cancel");
  }

  /** The same, with what a stop does to resting orders: Cancel or Handover. */
  public ConfigFolder withShutdown(String killSwitch, String onShutdown) {
    return withControl(killSwitch, "Paper", "Flatten", onShutdown);
  }

  /** The same, with what is done on a critical failure. */
  public ConfigFolder withEmergency(String killSwitch, String policy) {
    return withControl(killSwitch, "Paper", policy, "Cancel");
  }

  /** What later documents say of real money. */
  public ConfigFolder allowingLive() {
    allowLive = true;
    return this;
  }

  private ConfigFolder withControl(
      String killSwitch, String mode, String policy, String onShutdown) {
    control.put(
        Map.of(
            "control.json",
            """
            {"mode":"%s","emergencyPolicy":"%s","onShutdown":"%s",
             "allowLive":%b,"autoEntry":{"enabled":true},
             "killSwitch":{"level":"%s","reason":"test","by":""},
             "riskLimits":{"maxPositionContracts":100,"maxExposureCents":50000,
               "maxDailyLossCents":10000,"maxOpenTrades":5,"maxOrderCents":10000},
             "connectors":{}}"""
                .formatted(mode, policy, onShutdown, allowLive, killSwitch)));
    return this;
  }

  public ConfigFolder withoutToken(String key) {
    tokens.remove(key);
    return this;
  }

  private String manifestText() {
    return known.entrySet().stream()
        .map(
            entry ->
                "\"%s\":{\"port\":%d,\"description\":\"\",\"status\":\"active\"}"
                    .formatted(entry.getKey(), entry.getValue()))
        .collect(
            Collectors.joining(
                ",",
                "{\"system_name\":\"test\",\"core_services\":{",
                "},\"watchdog_services\":{},\"deprecated_services\":{}}"));
  }
}

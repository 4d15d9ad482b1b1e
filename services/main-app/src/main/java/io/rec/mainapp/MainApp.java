package io.rec.mainapp;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.micronaut.runtime.server.EmbeddedServer;
import io.rec.mainapp.live.Live;
import io.rec.mainapp.signin.Guards;
import io.rec.mainapp.signin.door.SignIn;
import io.rec.platform.manifest.Ports;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The role. Its listener is up before the steps begin; each step proves what its name says. */
@Singleton
final class MainApp implements Role {

  private final Database database;
  private final Live live;
  private final Guards guards;
  private final Ports ports;
  private final SignIn signIn;
  private final Provider<EmbeddedServer> server;

  MainApp(
      Database database,
      Live live,
      Guards guards,
      Ports ports,
      SignIn signIn,
      Provider<EmbeddedServer> server) {
    this.database = database;
    this.live = live;
    this.guards = guards;
    this.ports = ports;
    this.signIn = signIn;
    this.server = server;
  }

  @Override
  public DatabaseNeed database() {
    return DatabaseNeed.TO_START;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize database connections", database::open),
        step("Start WebSocket server", live::start),
        step("Load configuration", this::load),
        step("Register API endpoints", guards::requireAll),
        step("Start HTTP server", this::requireOwnPort));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        // Clients before the database they read from, other than the contract's list (R31).
        step("Disconnect WebSocket clients", live::stop),
        step("Close database connections", this::closeDatabase),
        // Requests were drained before the first step; the listener itself closes after the last.
        logged("Graceful HTTP server shutdown"),
        logged("Log shutdown completion"));
  }

  private void load() throws NotYet, IOException, SQLException {
    requirePorts();
    signIn.prepare();
  }

  private void closeDatabase() {
    signIn.stop();
    database.close();
  }

  private void requirePorts() throws NotYet {
    if (ports.manifest().ports().isEmpty()) {
      throw new NotYet("port manifest", Reason.MANIFEST_MISSING, "no manifest has been read");
    }
  }

  private void requireOwnPort() throws NotYet {
    int own = ports.own().orElse(0);
    if (!server.get().isRunning() || server.get().getPort() != own) {
      throw new NotYet(
          "HTTP server",
          Reason.STARTING_UP,
          "listening on %d, the manifest says %d".formatted(server.get().getPort(), own));
    }
  }
}

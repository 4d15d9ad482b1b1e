package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.TradingSchema;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A desk that trades: on a real API server, with a real database and its switch. */
final class TradingDesk implements AutoCloseable {
  private static final String LIVE =
      """
      mode: Live
      allowLive: true
      connectors:
        broker: {type: kalshi, environment: Demo, credentialsSecretRef: {name: kalshi-key}}
      """;
  private static final String OPEN_TRADE =
      "INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position,"
          + " ticker, ticket_id, held, exposure) VALUES ('user_0001', 'open', '2026-11-27', '12:00',"
          + " '90000', 'Y', 0.5, 1, 'T', 't-1', 1, 0.5)";

  private final Api api;
  private final DatabaseServer database;
  private final HurriedClock clock = new HurriedClock();
  private String namespace = "";

  TradingDesk(Api api) throws IOException, SQLException {
    this.api = api;
    this.database = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
    TradingSchema.migrate(database);
  }

  @Override
  public void close() throws IOException {
    database.close();
  }

  /** Nothing is open, nothing is stopped, and there is no desk. */
  void anew() throws SQLException {
    namespace = api.namespace();
    DeskOnServer.plantSeed(api.client(), namespace);
    releaseKill();
    endTrades();
  }

  String namespace() {
    return namespace;
  }

  HurriedClock clock() {
    return clock;
  }

  void openTrade() throws SQLException {
    database.runIn("rec_io_db", OPEN_TRADE);
  }

  void endTrades() throws SQLException {
    database.runIn("rec_io_db", "DELETE FROM users.trades");
  }

  void releaseKill() throws SQLException {
    database.runIn("rec_io_db", "UPDATE users.kill_switch SET level = 'None'");
  }

  String killLevel() throws SQLException {
    return database.text(
        "rec_io_db", "SELECT string_agg(DISTINCT level, ',') FROM users.kill_switch");
  }

  RunningOperator operator() {
    return operator(api.another());
  }

  private RunningOperator operator(KubernetesClient client) {
    return RunningOperator.in(client, namespace, database.port(), clock);
  }

  /** One whose writes end at some point. */
  RunningOperator mortal(KillPoints points) {
    return operator(
        new KubernetesClientBuilder()
            .withConfig(api.config())
            .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", points))
            .build());
  }

  /** Of that spec, up and serving. */
  DeskOnServer ready(String spec) {
    var desk = DeskOnServer.create(api.client(), namespace, "desk", spec);
    desk.eventually(() -> desk.list(Job.class).size() == 1);
    desk.finishJobs();
    desk.bringUp();
    desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
    return desk;
  }

  /** The same with real money. */
  DeskOnServer live() {
    api.client().resource(key()).create();
    return ready(LIVE);
  }

  private Secret key() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("kalshi-key")
        .withNamespace(namespace)
        .endMetadata()
        .addToStringData("key_id", "k")
        .build();
  }

  static String state(DeskOnServer desk) {
    return String.valueOf(desk.read().statusOrEmpty().state());
  }

  static List<String> running(DeskOnServer desk) {
    return desk.list(Deployment.class).stream()
        .filter(deployment -> deployment.getSpec().getReplicas() > 0)
        .map(deployment -> deployment.getMetadata().getName())
        .toList();
  }
}

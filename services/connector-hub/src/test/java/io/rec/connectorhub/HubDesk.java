package io.rec.connectorhub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import io.rec.venues.connector.testing.Stalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A hub with a real database, and real services to tell. */
final class HubDesk implements AutoCloseable {

  final TestDatabase database;
  final ConfigFolder config;
  final FaultyHttp service;

  HubDesk() throws SQLException {
    this(request -> Answer.text(200, "ok"));
  }

  HubDesk(Function<Request, Answer> answers) throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("connector-hub");
    service = new FaultyHttp(new Stalls(), answers);
  }

  HubDesk connectors(String notifications) {
    return file(
        "connectors",
        "connectors.json",
        "{\"connectors\":{\"notifications\":[" + notifications + "]}}");
  }

  /** A webhook at the service, under a path of its name. */
  String webhook(String id) {
    return """
    {"type":"webhook","id":"%s","config":{"webhook_url":"%s/%s","max_retries":0,
     "auth_token":"${WEBHOOK_TOKEN}"}}\
    """
        .formatted(id, service.root(), id);
  }

  HubDesk routing(String json) {
    return file("connectors", "routing.json", json);
  }

  HubDesk secret(String name, String value) {
    return file("connector-secrets", name, value);
  }

  HubDesk file(String folder, String name, String text) {
    try {
      Path directory = Files.createDirectories(config.root().resolve(folder));
      Path draft = Files.writeString(config.root().resolve("draft-" + name), text);
      Files.move(draft, directory.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As the trade manager keeps it; without a price it is not sold. */
  void trade(long id, String bought, @Nullable String sold) throws SQLException {
    database.execute(
        """
        INSERT INTO users.trades
          (id, user_id, date, time, strike, side, buy_price, sell_price, position, ticker, ticket_id)
        VALUES (%d, 'user_0001', '2026-03-02', '07:30:00', '$118,000', 'Y', %s, %s, 100,
          'KXBTCD-26MAR0208-T117999.99', 'TICKET-%d')\
        """
            .formatted(id, bought, sold, id));
  }

  /** As the trade manager states it; only a closed trade has a way it was closed. */
  void tradeFact(long id, String status, String closeMethod) throws SQLException {
    String closed = closeMethod.isEmpty() ? "" : ",\"close_method\":\"%s\"".formatted(closeMethod);
    database.execute(
        """
        INSERT INTO system.outbox (topic, key, payload)
        VALUES ('trade', '%d', '{"trade_id":%d,"ticket_id":"TICKET-%d","symbol":"BTC",
          "ticker":"KXBTCD-26MAR0208-T117999.99","side":"Y","status":"%s","version":1,
          "event":"moved","entry_method":"manual"%s}')\
        """
            .formatted(id, id, id, status, closed));
  }

  /** As a service states it; returns its id. */
  String alertFact(String key, Instant at, String payload) throws SQLException {
    database.execute(
        "INSERT INTO system.outbox (topic, key, created_at, payload) VALUES ('alert', '%s', '%s', '%s')"
            .formatted(key, at, payload));
    return database.column("SELECT max(id) FROM system.outbox").getFirst();
  }

  /** When the alert engine last looked. */
  void engineLooked(Instant at) throws SQLException {
    database.execute("UPDATE system.alert_engine SET looked_at = '%s'".formatted(at));
  }

  TestRole start() {
    return TestRole.start(Application.class, "connector-hub", config).awaitReady();
  }

  TestRole start(Clock clock) {
    return TestRole.startAt(clock, Application.class, "connector-hub", config, Map.of())
        .awaitReady();
  }

  /** What was posted to a webhook. */
  List<String> posted(String id) {
    return service.requests().stream()
        .filter(request -> request.route().equals("POST /" + id))
        .map(Request::body)
        .toList();
  }

  List<String> states(String channel) throws SQLException {
    return database.column(
        "SELECT state FROM system.deliveries WHERE channel = '%s' ORDER BY id".formatted(channel));
  }

  void awaitStates(String channel, String... states) {
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                org.assertj.core.api.Assertions.assertThat(states(channel))
                    .containsExactly(states));
  }

  @Override
  public void close() {
    service.close();
  }
}

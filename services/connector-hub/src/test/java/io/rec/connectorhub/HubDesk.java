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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

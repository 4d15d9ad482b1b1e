package io.rec.platform.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.rec.platform.bootstrap.RunningRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** A role started for real in this JVM, and the way to talk to it. */
public final class TestRole implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int READY_SECONDS = 30;
  private static final int RELEASE_SECONDS = 10;

  private final RunningRole role;

  private TestRole(RunningRole role) {
    this.role = role;
  }

  /** Listens when it returns; peers are looked for on this machine. */
  public static TestRole start(
      Class<?> application,
      String component,
      ConfigFolder config,
      Map<String, String> env,
      Object... beans) {
    return startAt(Clock.systemUTC(), application, component, config, env, beans);
  }

  /** The same, by a clock of the test's own. */
  public static TestRole startAt(
      Clock clock,
      Class<?> application,
      String component,
      ConfigFolder config,
      Map<String, String> env,
      Object... beans) {
    Map<String, String> all = new HashMap<>();
    all.put("RECIO_COMPONENT", component);
    all.put("RECIO_CONFIG_DIR", config.root().toString());
    all.put("RECIO_SERVICE_HOST", "127.0.0.1");
    all.put("RECIO_POD_HOST", "127.0.0.1");
    all.put("RECIO_VERSION", "3.0.0-test");
    all.putAll(env);
    return new TestRole(RunningRole.start(application, all, clock, beans));
  }

  public static TestRole start(Class<?> application, String component, ConfigFolder config) {
    return start(application, component, config, Map.of());
  }

  public RunningRole role() {
    return role;
  }

  public <T> T bean(Class<T> type) {
    return role.context().getBean(type);
  }

  public TestRole awaitReady() {
    Awaitility.await()
        .atMost(READY_SECONDS, SECONDS)
        .until(() -> get("/health/ready").statusCode() == 200);
    return this;
  }

  /** With the service token. */
  public HttpResponse<String> get(String path) {
    return send(
        HttpRequest.newBuilder(url(path)).header("Authorization", "Bearer " + ConfigFolder.TOKEN));
  }

  /** With these headers only: name, value, name, value. */
  public HttpResponse<String> getWith(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** With the service token and these headers: name, value, name, value. */
  public HttpResponse<String> post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + ConfigFolder.TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + role.port() + path);
  }

  /** Returns when the port can be listened on again: Netty lets go of it a little later. */
  @Override
  public void close() {
    int port = role.port();
    role.stop();
    Awaitility.await().atMost(RELEASE_SECONDS, SECONDS).until(() -> ConfigFolder.free(port));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}

package io.rec.mainapp.testing;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A browser on a page of ours: it names its origin, keeps cookies by name, and its page repeats the
 * token against forgery, as the dashboard does.
 */
public final class Browser {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private final TestRole role;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  public Browser(TestRole role) {
    this.role = role;
    headers.put("Origin", "http://127.0.0.1:" + role.role().port());
    headers.put("User-Agent", FIREFOX);
  }

  /** Sends this header too; an empty text takes it away. */
  public Browser with(String header, String value) {
    if (value.isEmpty()) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    return this;
  }

  public Browser withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  public Browser withoutCookie(String name) {
    cookies.remove(name);
    return this;
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /** As the first account; fails the test when that does not work. */
  public Browser signIn() {
    return signInAs(ConfigFolder.FIRST_USER);
  }

  public Browser signInAs(String username) {
    HttpResponse<String> answer = login(username, ConfigFolder.FIRST_PASSWORD);
    if (answer.statusCode() != 200) {
      throw new AssertionError(username + " could not sign in: " + answer.body());
    }
    return this;
  }

  public HttpResponse<String> login(String username, String password) {
    return post("/auth/login", form(username, password, ""));
  }

  public HttpResponse<String> loginRemembered() {
    return post(
        "/auth/login",
        form(ConfigFolder.FIRST_USER, ConfigFolder.FIRST_PASSWORD, ",\"remember\":true"));
  }

  public HttpResponse<String> loginWithCode(String code) {
    return post(
        "/auth/login",
        form(ConfigFolder.FIRST_USER, ConfigFolder.FIRST_PASSWORD, ",\"code\":\"" + code + "\""));
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  public HttpResponse<String> post(String path, String json) {
    return send("POST", path, json);
  }

  public HttpResponse<String> delete(String path) {
    return send("DELETE", path, "");
  }

  public Json json(String path) {
    return Json.of(get(path).body());
  }

  public HttpResponse<String> send(String method, String path, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(role.url(path))
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    if (!headers.containsKey("X-CSRF-Token")) {
      cookie("recio_csrf").ifPresent(token -> request.header("X-CSRF-Token", token));
    }
    String sent =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    if (!sent.isEmpty()) {
      request.header("Cookie", sent);
    }
    HttpResponse<String> answer = send(request.build());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  public URI url(String path) {
    return role.url(path);
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0") || pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String form(String username, String password, String more) {
    return "{\"username\":\"%s\",\"password\":\"%s\"%s}".formatted(username, password, more);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}

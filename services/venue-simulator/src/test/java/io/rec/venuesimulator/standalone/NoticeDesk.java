package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Notice;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A simulator at which one customer of every service that carries notices is registered. */
final class NoticeDesk implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T12:30:00Z");

  static final String SENDGRID_KEY = "SG.key.secret";
  static final String SENDER = "alerts@rec.io";
  static final String USER = "desk@rec.io";
  static final String PASSWORD = "a, b";
  static final String SLACK_HOOK = "/T0/B0/secret";
  static final String DISCORD_HOOK = "/1100000000000000001/discord-token";
  static final String BOT = "/bot77:telegram-secret";
  static final String SMS_SID = "AC0123456789abcdef0123456789abcdef";
  static final String SMS_TOKEN = "sms-token";
  static final String SMS_NUMBER = "+15005550006";

  private final MovableClock clock = new MovableClock(START);
  private final HttpClient client = HttpClient.newHttpClient();
  private final StandaloneSimulator simulator =
      StandaloneSimulator.start(
          clock,
          "--symbols",
          "BTC",
          "--ticks",
          "0",
          "--sendgrid-key",
          "%s,%s,verified.example".formatted(SENDGRID_KEY, SENDER),
          "--smtp-user",
          "%s,%s".formatted(USER, PASSWORD),
          "--slack-hook",
          SLACK_HOOK.substring(1),
          "--discord-hook",
          DISCORD_HOOK.substring(1),
          "--telegram-bot",
          "77:telegram-secret,desk_bot,4242,-77,-1001234567890,@traders",
          "--sms-account",
          "%s,%s,%s".formatted(SMS_SID, SMS_TOKEN, SMS_NUMBER),
          "--webhook",
          "open/here",
          "--webhook",
          "guarded,bearer-1");

  /** A call to one of the services; headers are names and values in turn. */
  HttpResponse<String> send(
      String service, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(service) + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  HttpResponse<String> post(String service, String path, JsonObject body) {
    return send(service, "POST", path, body.toString(), "Content-Type", "application/json");
  }

  String address(String service) {
    return simulator.address(service);
  }

  int port(String service) {
    return URI.create(address(service)).getPort();
  }

  void pass(Duration duration) {
    clock.pass(duration);
  }

  void fault(Venue venue, UnaryOperator<Faults> change) {
    simulator.simulator().faults().change(venue, change);
  }

  /** What a service has taken, in its own form. */
  List<JsonObject> taken(Venue venue) {
    return simulator.inbox().of(venue).stream().map(Notice::message).toList();
  }

  void forget() {
    simulator.inbox().clear();
  }

  static JsonObject json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  static JsonObject json(String text) {
    try {
      return Json.readObject(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(text, broken);
    }
  }

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    client.close();
    simulator.close();
  }
}

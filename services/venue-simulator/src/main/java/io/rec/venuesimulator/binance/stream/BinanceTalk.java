package io.rec.venuesimulator.binance.stream;

import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.server.Talk;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** One connection: the streams of its path, and those it subscribes with commands. */
final class BinanceTalk implements Talk {

  private static final int MOST_STREAMS = 1_024;
  private static final int MOST_A_SECOND = 5;
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<String> METHODS =
      List.of("SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY");

  private final BinanceStream stream;
  private final Outlet outlet;
  private final Clock wall;
  private final Instant openedAt;
  private final Set<String> names = new CopyOnWriteArraySet<>();
  private volatile boolean combined;
  private volatile Instant heardAt;
  private long second;
  private int commands;

  BinanceTalk(
      BinanceStream stream, Outlet outlet, List<String> names, boolean combined, Clock wall) {
    this.stream = stream;
    this.outlet = outlet;
    this.wall = wall;
    this.openedAt = wall.instant();
    this.heardAt = openedAt;
    this.combined = combined;
    this.names.addAll(names);
  }

  Outlet outlet() {
    return outlet;
  }

  @Override
  public void opened() {
    stream.add(this);
  }

  @Override
  public void closed() {
    stream.remove(this);
  }

  @Override
  public void pong() {
    heardAt = wall.instant();
  }

  @Override
  public void message(String text) {
    if (tooFast()) {
      outlet.close();
      return;
    }
    JsonObject command;
    try {
      command = Json.readObject(text);
    } catch (IOException unreadable) {
      error(3, "Invalid JSON: expected value at line 1 column 1", Optional.empty());
      return;
    }
    Optional<Object> id = command.value("id");
    String method = command.text("method").orElse("");
    if (command.has("id") && !legal(id)) {
      error(2, "Invalid request: request ID must be an unsigned integer", Optional.empty());
    } else if (method.isEmpty()) {
      error(2, "Invalid request: missing field `method` at line 1 column 1", id);
    } else if (!METHODS.contains(method)) {
      error(
          2,
          "Invalid request: unknown variant `%s`, expected one of `%s`"
              .formatted(method, String.join("`, `", METHODS)),
          id);
    } else {
      carryOut(method, command, id);
    }
  }

  /** A connection lasts a day, and no longer than somebody answers its pings. */
  void ping() {
    Instant now = wall.instant();
    boolean old = !now.isBefore(openedAt.plus(DAY));
    if (old || now.isAfter(heardAt.plus(PATIENCE))) {
      outlet.close();
    } else {
      outlet.ping(String.valueOf(now.toEpochMilli()));
    }
  }

  /** The names of its streams. */
  Set<String> names() {
    return names;
  }

  void tell(StreamName name, JsonObject payload) {
    JsonObject message =
        combined ? new JsonObject().with("stream", name.text()).with("data", payload) : payload;
    outlet.news(message.toString());
  }

  private void carryOut(String method, JsonObject command, Optional<Object> id) {
    List<String> wanted = command.texts("params");
    switch (method) {
      case "SUBSCRIBE", "UNSUBSCRIBE" -> subscribe(method, command, wanted, id);
      case "LIST_SUBSCRIPTIONS" -> answer(List.copyOf(names), id);
      default -> property(method, command.list("params"), id);
    }
  }

  private void subscribe(
      String method, JsonObject command, List<String> wanted, Optional<Object> id) {
    if (wanted.isEmpty() || !command.isListOf("params", String.class)) {
      error(2, "Invalid request: params must be a list of stream names", id);
    } else if (method.equals("UNSUBSCRIBE")) {
      names.removeAll(wanted);
      done(id);
    } else if (names.size() + wanted.size() > MOST_STREAMS) {
      outlet.close();
    } else {
      done(id);
      names.addAll(wanted);
    }
  }

  private void property(String method, List<?> parameters, Optional<Object> id) {
    if (parameters.isEmpty() || !(parameters.getFirst() instanceof String name)) {
      error(2, "Invalid request: property name must be a string", id);
    } else if (!name.equals("combined")) {
      error(0, "Unknown property", id);
    } else if (method.equals("GET_PROPERTY")) {
      answer(combined, id);
    } else if (parameters.size() == 2 && parameters.getLast() instanceof Boolean wanted) {
      combined = wanted;
      done(id);
    } else {
      error(1, "Invalid value type: expected Boolean", id);
    }
  }

  private void done(Optional<Object> id) {
    outlet.answer(new JsonObject().with("result", null).with("id", id.orElse(null)).toString());
  }

  private void answer(Object result, Optional<Object> id) {
    outlet.answer(new JsonObject().with("result", result).with("id", id.orElse(null)).toString());
  }

  private void error(int code, String text, Optional<Object> id) {
    outlet.answer(
        new JsonObject()
            .with("error", new JsonObject().with("code", code).with("msg", text))
            .with("id", id.orElse(null))
            .toString());
  }

  private static boolean legal(Optional<Object> id) {
    return id.map(
            given ->
                given instanceof String text && text.matches("[A-Za-z0-9_-]{1,36}")
                    || given instanceof BigDecimal number && number.scale() <= 0)
        .orElse(true);
  }

  /** Called by the connection's own thread only. */
  private boolean tooFast() {
    long now = wall.instant().getEpochSecond();
    commands = now == second ? commands + 1 : 1;
    second = now;
    return commands > MOST_A_SECOND;
  }
}

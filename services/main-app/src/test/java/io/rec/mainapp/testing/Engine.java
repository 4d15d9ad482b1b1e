package io.rec.mainapp.testing;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The system monitor with its alert engine: one root cause is open, with what follows from it, and
 * one kind of error was seen.
 */
public final class Engine implements AutoCloseable {

  /** The root cause. */
  public static final String CAUSE = "0b7e1c52-5f2c-3a11-8d20-aa10bb20cc30";

  /** The silence in force. */
  public static final long SILENCE = 5;

  /** The error that was seen, with its service in front. */
  public static final String ERROR = "trade_executor/5b0e77c1a2";

  private static final String SEEN =
      """
      {"service":"trade_executor","fingerprint":"5b0e77c1a2","kind":"java.net.ConnectException",
       "message":"order 17 was not sent: connection refused","logger":"rec_io_system","stack":"%s",
       "context":{"trade":"17"},"trace_id":"0af7651916cd43dd8448eb211c80319c",
       "first_release":"3.0.0","release":"3.0.1","first_seen":"2026-03-01T09:00:00Z",
       "last_seen":"2026-03-02T09:59:00Z","times":12,"critical":false}""";

  private static final String THRESHOLDS =
      """
      {"limits":[{"name":"cpu_usage","what":"CPU use of its limit","unit":"%","above":70.0,
        "low_again":66.5,"usual":80.0,"setting":"RECIO_SET_THRESHOLDS_CPU_USAGE"}],
       "raise_after":30,"clear_after":60}""";

  private static final String CALM =
      """
      {"at":"2026-03-02T10:00:00Z","causes":[],
       "counts":{"critical":0,"warning":0,"info":0},"silences":[]}""";

  public final FakePeer peer = FakePeer.start();

  private Engine() {
    String all = text();
    Json open = Json.of(all);
    String cause = raw(open.at("causes").values().getFirst().at("alert"));
    String silences = raw(open.at("silences"));
    peer.answersTo("GET /api/alerts", 200, all)
        .answersTo("GET /api/alerts/history", 200, "[%s]".formatted(cause))
        .answersTo("POST /api/alerts/%s/ack".formatted(CAUSE), 200, "[%s]".formatted(cause))
        .answersTo("GET /api/thresholds", 200, THRESHOLDS)
        .answersTo("GET /api/errors", 200, "[%s]".formatted(SEEN.formatted("")))
        .answersTo("GET /api/errors/" + ERROR, 200, SEEN.formatted("at io.rec.Orders.send(1)"))
        .answers(404, "{\"reason\":\"Unknown\",\"detail\":\"This was never seen.\"}")
        .answersTo("GET /api/silences", 200, silences)
        .answersTo("POST /api/silences", 201, raw(open.at("silences").values().getFirst()))
        .answersTo("POST /api/silences/%d/end".formatted(SILENCE), 204, "");
  }

  public static Engine start() {
    return new Engine();
  }

  /** Nothing is open. */
  public void calm() {
    peer.answersTo("GET /api/alerts", 200, CALM);
  }

  /** The root cause is open. */
  public void alarmed() {
    peer.answersTo("GET /api/alerts", 200, text());
  }

  private static String raw(Json json) {
    try {
      return ObjectMapper.getDefault().writeValueAsString(json.node());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String text() {
    try (InputStream file = Engine.class.getResourceAsStream("/engine/alerts.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    peer.close();
  }
}

package io.rec.cli.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.cli.peer.Peer;
import io.rec.cli.peer.Question;

/** The kill switch of a running desk, at the service that checks it on every order. */
public final class KillSwitch {
  /** Where it is checked. */
  public static final String SERVICE = "trade-executor";

  private static final String PATH = "/kill-switch";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Peer executor;

  public KillSwitch(Peer executor) {
    this.executor = executor;
  }

  /** What is stopped now, as the executor says it. */
  public String look() throws InterruptedException {
    return executor.get(PATH);
  }

  /** Sets it; what is stopped then. */
  public String set(Level level, String reason, String by) throws InterruptedException {
    var wish =
        JSON.createObjectNode()
            .put("level", level.word())
            .put("reason", reason.isBlank() ? "no reason given" : reason)
            .put("by", by);
    return executor.accepted(Question.put(PATH, wish.toString()));
  }

  /** The same for people. */
  public static String sentence(String json) {
    var now = read(json);
    var level = now.path("level").asText();
    var reason = now.path("reason").asText("");
    var by = now.path("by").asText("");
    var since = now.path("set_at").asText("");
    var told = new StringBuilder(meaning(level));
    if (!by.isEmpty()) {
      told.append(" Set by ").append(by);
      told.append(since.isEmpty() ? "" : " at " + since);
      told.append(reason.isEmpty() ? "." : ": " + reason + ".");
    }
    if (now.path("kept").asBoolean()) {
      told.append(
          " The database is away: the executor keeps it, and stores it when the database is back.");
    }
    if (now.hasNonNull("cancelled")) {
      told.append(
          " Cancelled %d orders, %d may still rest."
              .formatted(now.path("cancelled").asInt(), now.path("left").asInt()));
    }
    return told.toString();
  }

  private static String meaning(String level) {
    return switch (level) {
      case "None" -> "None: entries are allowed.";
      case "PauseEntries" ->
          "PauseEntries: nothing is bought; open trades are watched and may be closed.";
      case "CancelOrders" -> "CancelOrders: nothing is bought, and resting orders are cancelled.";
      case "Flatten" ->
          "Flatten: nothing is bought, resting orders are cancelled, and every position is closed.";
      default -> throw new IllegalStateException("the executor knows a level '" + level + "'");
    };
  }

  /** The same for programs. */
  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the executor answered no JSON: " + json, e);
    }
  }
}

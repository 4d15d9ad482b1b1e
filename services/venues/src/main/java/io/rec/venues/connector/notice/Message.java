package io.rec.venues.connector.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something to be told, with an id that stays the same when it is sent again. */
public sealed interface Message {

  String id();

  /** A mail address, a channel or a number; empty for the connector's own. */
  String recipient();

  /** One line. */
  String subject();

  /** Plain, unless it is a notification that says otherwise. */
  String text();

  Priority priority();

  /** Also to others: only mail knows these. */
  record Copies(List<String> cc, List<String> bcc) {

    public static final Copies NONE = new Copies(List.of(), List.of());

    public Copies {
      cc = List.copyOf(cc);
      bcc = List.copyOf(bcc);
    }
  }

  /** A text to a recipient, as HTML if it is said to be. */
  record Notification(
      String id, String recipient, String subject, String text, boolean html, Copies copies)
      implements Message {

    @Override
    public Priority priority() {
      return Priority.NORMAL;
    }
  }

  /** Something went wrong, or may. */
  record Alert(String id, String recipient, String alertType, String text, Priority priority)
      implements Message {

    @Override
    public String subject() {
      return "[%s] %s".formatted(priority.name(), alertType);
    }
  }

  /**
   * A trade happened.
   *
   * @param data at least symbol and quantity, as texts; decimals keep their scale
   */
  record Trade(String id, String recipient, Map<String, String> data, Instant at)
      implements Message {

    public Trade {
      data = Map.copyOf(data);
      for (String needed : List.of("symbol", "quantity")) {
        if (data.getOrDefault(needed, "").isBlank()) {
          throw new IllegalArgumentException("a trade notification needs " + needed);
        }
      }
    }

    @Override
    public String subject() {
      return "Trade: %s %s".formatted(side(), data.get("symbol")).replaceAll(" +", " ");
    }

    @Override
    public String text() {
      String price = data.containsKey("price") ? " at " + data.get("price") : "";
      return "%s %s %s%s"
          .formatted(side(), data.get("quantity"), data.get("symbol"), price)
          .strip();
    }

    @Override
    public Priority priority() {
      return Priority.NORMAL;
    }

    /** What was done and with which side of a market, as far as they are known and differ. */
    private String side() {
      String action = data.getOrDefault("action", "");
      String side = data.getOrDefault("side", "");
      return action.equals(side) ? side : (action + " " + side).strip();
    }
  }
}

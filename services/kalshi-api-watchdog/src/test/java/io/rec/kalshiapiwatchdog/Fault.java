package io.rec.kalshiapiwatchdog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes wrong at the exchange, in the order of the table, by the simulator's own switches. */
enum Fault {
  DISCONNECT("disconnect", Lasting.MOMENT, stream("{\"disconnect\":true}")),
  SILENCE("stream silent for %d s", Lasting.LONG, stream("{\"silence\":true,\"for_ms\":%d}")),
  LOST("3 tickers lost", Lasting.MOMENT, stream("{\"next\":\"skip\",\"times\":%d}")),
  DUPLICATE("3 duplicates", Lasting.MOMENT, stream("{\"next\":\"duplicate\",\"times\":%d}")),
  REORDER("a message out of order", Lasting.MOMENT, stream("{\"next\":\"reorder\"}")),
  MALFORMED("3 malformed frames", Lasting.MOMENT, stream("{\"next\":\"malformed\",\"times\":%d}")),
  GIANT("giant frame (16 MiB)", Lasting.MOMENT, stream("{\"next\":\"giant\"}")),
  OUTAGE(
      "outage of stream and calls for %d s",
      Lasting.OUTAGE,
      both(
          "{\"refuse_connections\":true,\"disconnect\":true,\"for_ms\":%d}",
          "{\"drop\":true,\"for_ms\":%d}")),
  TOO_MANY(
      "disconnect, then 429 everywhere for 15 s",
      Lasting.QUARTER,
      both("{\"status\":429,\"disconnect\":true,\"for_ms\":%d}", "{\"status\":429,\"for_ms\":%d}")),
  HALF_OPEN(
      "half-open TCP everywhere for %d s",
      Lasting.LONG,
      both("{\"half_open\":true,\"for_ms\":%d}", "{\"half_open\":true,\"for_ms\":%d}")),
  DATABASE("database down for %d s", Lasting.OUTAGE, Map.of());

  /** How long the outages last: 60 s for the table, less in everyday runs. */
  private static final int OUTAGE_SECONDS = Integer.getInteger("recio.outage", 12);

  /** So many messages later the spoiled ones have come, or not. */
  private static final int ENOUGH = 20;

  private static final int SPOILED = 3;

  private enum Lasting {
    MOMENT,
    QUARTER,
    OUTAGE,
    /** Beyond the 12 s after which a stream is quiet. */
    LONG
  }

  private final String words;
  private final Lasting lasting;
  private final Map<String, String> switches;

  Fault(String words, Lasting lasting, Map<String, String> switches) {
    this.words = words;
    this.lasting = lasting;
    this.switches = switches;
  }

  String words() {
    return words.formatted(lasts().toSeconds());
  }

  Duration lasts() {
    return Duration.ofSeconds(
        switch (lasting) {
          case MOMENT -> 0;
          case QUARTER -> 15;
          case OUTAGE -> OUTAGE_SECONDS;
          case LONG -> Math.max(15, OUTAGE_SECONDS);
        });
  }

  /** By the venue's name, the body for {@code POST /admin/faults/VENUE}. */
  Map<String, String> switches() {
    return switches(SPOILED);
  }

  /** The same for a fault of single messages that spoils so many of them. */
  Map<String, String> switches(int messages) {
    long figure = lasting == Lasting.MOMENT ? messages : lasts().toMillis();
    Map<String, String> bodies = new LinkedHashMap<>();
    switches.forEach((venue, body) -> bodies.put(venue, body.formatted(figure)));
    return bodies;
  }

  /** Whether the fault has happened, for whoever looks at the watchdog. */
  boolean shownBy(Outcome sofar) {
    return switch (this) {
      case DISCONNECT, TOO_MANY, OUTAGE -> sofar.more("stream_losses") >= 1;
      case GIANT -> sofar.more("stream_giant_messages") >= 1;
      case MALFORMED -> sofar.more("stream_unreadable_messages") >= 3;
      case SILENCE -> sofar.saw("stream", "quiet");
      case HALF_OPEN -> sofar.saw("markets", "cached");
      case DATABASE -> sofar.saw("readiness", "waiting");
      // Tickers carry no number: that one was not sent, or was sent twice, shows nowhere.
      case LOST, DUPLICATE, REORDER -> sofar.more("stream_messages") >= ENOUGH;
    };
  }

  private static Map<String, String> stream(String body) {
    return Map.of("kalshi_ws", body);
  }

  private static Map<String, String> both(String stream, String calls) {
    return Map.of("kalshi_ws", stream, "kalshi_rest", calls);
  }
}

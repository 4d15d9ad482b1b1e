package io.rec.symbolpricewatchdog;

import java.time.Duration;
import java.util.function.Predicate;

/** What goes wrong, in the order of the table; all but the last by the simulator's own switches. */
enum Fault {
  DISCONNECT("disconnect", Fault.ONCE, "{\"disconnect\":true}", Sight.LOSS),
  SILENCE("silence for 15 s", 15, "{\"silence\":true,\"for_ms\":%d}", Sight.LOSS),
  GAP(
      "sequence gap of 3",
      Fault.ONCE,
      "{\"next\":\"skip\",\"times\":3}",
      sight -> sight.more("feed_lost_messages") >= 3),
  DUPLICATE(
      "3 duplicates",
      Fault.ONCE,
      "{\"next\":\"duplicate\",\"times\":3}",
      sight -> sight.more("feed_duplicate_messages") >= 3),
  REORDER(
      "a message out of order",
      Fault.ONCE,
      "{\"next\":\"reorder\"}",
      sight -> sight.more("feed_late_messages") >= 1),
  MALFORMED(
      "3 malformed frames",
      Fault.ONCE,
      "{\"next\":\"malformed\",\"times\":3}",
      sight -> sight.more("feed_unreadable_messages") >= 3),
  GIANT(
      "giant frame (16 MiB)",
      Fault.ONCE,
      "{\"next\":\"giant\"}",
      sight -> sight.more("feed_giant_messages") >= 1 && Sight.LOSS.test(sight)),
  OUTAGE(
      "outage for %d s",
      Fault.AS_ASKED,
      "{\"refuse_connections\":true,\"disconnect\":true,\"for_ms\":%d}",
      Sight.LOSS),
  AHEAD(
      "clock 2 s ahead for 15 s",
      15,
      "{\"clock_skew_ms\":2000,\"for_ms\":%d}",
      sight -> sight.saw("coinbase_api", "degraded")),
  BEHIND(
      "clock 20 s behind for 15 s",
      15,
      "{\"clock_skew_ms\":-20000,\"for_ms\":%d}",
      sight -> sight.refused("out_of_order") > 0 && sight.saw("price", "stale")),
  FAR_AHEAD(
      "clock 5 min ahead for 15 s",
      15,
      "{\"clock_skew_ms\":300000,\"for_ms\":%d}",
      sight -> sight.refused("from_future") > 0 && sight.saw("price", "stale")),
  TOO_MANY(
      "disconnect, then 429 for 10 s",
      10,
      "{\"status\":429,\"disconnect\":true,\"for_ms\":%d}",
      Sight.LOSS),
  HALF_OPEN("half-open TCP for 15 s", 15, "{\"half_open\":true,\"for_ms\":%d}", Sight.LOSS),
  DATABASE(
      "database down for %d s", Fault.AS_ASKED, "", sight -> sight.saw("readiness", "waiting"));

  private static final int ONCE = -1;
  private static final int AS_ASKED = 0;

  /** How long the two outages last: 60 s for the table, less in everyday runs. */
  static final Duration OUTAGE_LASTS = Duration.ofSeconds(Integer.getInteger("recio.outage", 12));

  private final String words;
  private final int seconds;
  private final String switches;
  private final Predicate<Sight> shown;

  Fault(String words, int seconds, String switches, Predicate<Sight> shown) {
    this.words = words;
    this.seconds = seconds;
    this.switches = switches;
    this.shown = shown;
  }

  String words() {
    return words.formatted(lasts().toSeconds());
  }

  /** Nothing for a fault of single messages. */
  Duration lasts() {
    return switch (seconds) {
      case ONCE -> Duration.ZERO;
      case AS_ASKED -> OUTAGE_LASTS;
      default -> Duration.ofSeconds(seconds);
    };
  }

  /** The body for {@code POST /admin/faults/coinbase_ws}. */
  String switches() {
    return switches.formatted(lasts().toMillis());
  }

  /** Whether the fault has happened, for whoever looks at the watchdog. */
  boolean shownBy(Sight sight) {
    return shown.test(sight);
  }

  /** How many of the missing messages the venue never sent, by the fault itself. */
  long unsent(long missing) {
    return switch (this) {
      case GAP, MALFORMED -> 3;
      case REORDER -> 1;
      // Numbered while nothing left the venue.
      case SILENCE, HALF_OPEN -> missing;
      case DISCONNECT, DUPLICATE, GIANT, OUTAGE, AHEAD, BEHIND, FAR_AHEAD, TOO_MANY, DATABASE -> 0;
    };
  }
}

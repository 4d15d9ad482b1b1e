package io.rec.kalshiapiwatchdog.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When to ask what about a symbol, within the budget of 100 calls a minute: with a live stream
 * about six calls a minute for each symbol, without one about 24. Owned by one thread, but for the
 * wish to ask soon.
 */
final class SymbolPlan {

  private static final Duration EVENTS_EACH = Duration.ofMinutes(1);
  private static final Duration EVENTS_WHILE_UNKNOWN = Duration.ofSeconds(3);
  private static final Duration MARKETS_WITH_STREAM = Duration.ofSeconds(30);
  private static final Duration MARKETS_WITHOUT = Duration.ofSeconds(3);

  private List<EventHead> heads = List.of();
  private Instant eventsAsked = Instant.EPOCH;
  private Instant marketsAsked = Instant.EPOCH;
  private volatile boolean soon;

  void askSoon() {
    soon = true;
  }

  /**
   * @param opened whether the hour's event is known and its markets have opened. The list names it
   *     no sooner; until then the next that it names may be the day's.
   */
  boolean eventsDue(boolean opened, Instant now) {
    boolean expected = heads.stream().anyMatch(head -> head.closeTime().isAfter(now));
    Duration each = opened && expected ? EVENTS_EACH : EVENTS_WHILE_UNKNOWN;
    boolean due = !eventsAsked.plus(each).isAfter(now);
    if (due) {
      eventsAsked = now;
    }
    return due;
  }

  void found(List<EventHead> upcoming, Instant now) {
    boolean news = !upcoming.isEmpty() && !upcoming.equals(heads);
    heads = List.copyOf(upcoming);
    if (news) {
      marketsAsked = Instant.EPOCH;
    }
  }

  /**
   * @param told whether the stream tells all there is to know. It never tells that the hour's
   *     markets opened: only time opens them.
   */
  boolean marketsDue(boolean told, Instant now) {
    Duration each = told ? MARKETS_WITH_STREAM : MARKETS_WITHOUT;
    // A burst of turns in the markets' lives asks once, not once for each.
    boolean due =
        !marketsAsked.plus(each).isAfter(now)
            || (soon && !marketsAsked.plus(MARKETS_WITHOUT).isAfter(now));
    if (due) {
      marketsAsked = now;
      soon = false;
    }
    return due;
  }

  /** The event that closes next, and the one after it as soon as it may be there. */
  List<EventHead> wanted(Optional<EventHead> expected, Instant now) {
    List<EventHead> wanted =
        new ArrayList<>(
            heads.stream().filter(head -> head.closeTime().isAfter(now)).limit(1).toList());
    expected.ifPresent(
        next -> {
          EventHead listed =
              heads.stream()
                  .filter(head -> head.closeTime().equals(next.closeTime()))
                  .findFirst()
                  .orElse(next);
          if (!wanted.contains(listed)) {
            wanted.add(listed);
          }
        });
    return wanted;
  }

  /** After a failure the next try comes as without a stream. */
  void read(boolean success, Instant now) {
    soon = soon || !success;
    marketsAsked = now;
  }
}

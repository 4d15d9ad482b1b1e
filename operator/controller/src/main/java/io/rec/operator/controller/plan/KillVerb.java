package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.database.SpecSwitch;
import java.util.Arrays;
import java.util.Optional;

/**
 * A person's wish to stop trading now: {@code rec.io/kill: <level>/<nonce>}, served once for each
 * value. It is heard even while a system is paused or its spec is refused.
 *
 * @param level empty if there is no such level: a slip must be told, never be passed over
 */
public record KillVerb(String value, Optional<KillLevel> level, String by) {
  private static final int LONGEST = 256;

  /** The wish, if there is one that has not been served. */
  public static Optional<KillVerb> asked(Desk desk) {
    var value = shortened(desk.annotations().getOrDefault(Verbs.KILL, ""));
    if (value.isEmpty() || value.equals(desk.status().requests().kill())) {
      return Optional.empty();
    }
    var by = desk.annotations().getOrDefault(Verbs.BY, "");
    return Optional.of(new KillVerb(value, level(value), by.isBlank() ? "an annotation" : by));
  }

  /**
   * What is to be done in the database; empty if the wish cannot be read, or would stop less: that
   * takes a person, a reason and books that agree, and an annotation has none of them.
   */
  public Optional<KillOrder> order(Desk desk) {
    return level
        .filter(known -> known != KillLevel.NONE)
        .map(
            known ->
                new KillOrder(
                    known.text(), "annotation rec.io/kill", by, desk.owner().uid() + "/" + value));
  }

  /** What the spec stops, with the words that people read of it. */
  public static SpecSwitch ofSpec(Desk desk) {
    var wished = desk.spec().killSwitch();
    return new SpecSwitch(
        wished.level().text(),
        requireNonNullElse(wished.reason(), ""),
        requireNonNullElse(wished.by(), "the TradingSystem's spec"));
  }

  /** What a person reads about it. */
  public Notice notice() {
    if (level.isEmpty()) {
      return Notice.warning(
          Notice.Reason.KILL_REQUEST_UNREADABLE,
          "",
          "rec.io/kill '%s' stops nothing: expected PauseEntries, CancelOrders or Flatten, a slash and a word that was not used before"
              .formatted(value));
    }
    return level.get() == KillLevel.NONE
        ? Notice.warning(
            Notice.Reason.KILL_REQUEST_REFUSED,
            "",
            "rec.io/kill '%s' releases nothing: recio kill resume does, and the page, with a reason and when the books agree; what spec.killSwitch stops is released there"
                .formatted(value))
        : Notice.warning(
            Notice.Reason.KILL_SWITCH_ENGAGED,
            "",
            "%s, asked for as %s, by %s".formatted(level.get().text(), value, by));
  }

  /** The same system with the wish written down as served. */
  public Desk recorded(Desk desk) {
    return desk.serving(desk.status().requests().withKill(value));
  }

  private static Optional<KillLevel> level(String value) {
    var slash = value.indexOf('/');
    if (slash < 1 || slash == value.length() - 1) {
      return Optional.empty();
    }
    var word = value.substring(0, slash);
    return Arrays.stream(KillLevel.values())
        .filter(level -> level.text().equalsIgnoreCase(word))
        .findFirst();
  }

  /** As long as the status can remember it. */
  private static String shortened(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
  }
}

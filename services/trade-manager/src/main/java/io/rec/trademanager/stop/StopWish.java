package io.rec.trademanager.stop;

import static io.rec.trademanager.refusal.RequestBody.refused;

import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import java.util.Optional;

/**
 * How a person wants one trade stopped.
 *
 * @param currentProbability percent; empty is the floor of the desk
 * @param seen the version that the person saw, if it is said
 */
record StopWish(
    boolean autoStop, Optional<Integer> currentProbability, Optional<Long> seen, String by) {
  private static final int HUNDRED = 100;
  private static final int LONGEST = 100;

  static StopWish of(RequestBody body) {
    body.require("auto_stop", "by");
    return new StopWish(
        body.truth("auto_stop", RequestRule.AUTO_STOP).orElseThrow(),
        body.whole("current_probability", RequestRule.CURRENT_PROBABILITY).map(StopWish::percent),
        body.whole("version", RequestRule.STOP_VERSION),
        author(body.text("by", RequestRule.CHANGED_BY).orElseThrow()));
  }

  private static int percent(long number) {
    if (number < 0 || number > HUNDRED) {
      throw refused(
          RequestRule.CURRENT_PROBABILITY,
          "current_probability is " + number,
          "0 to %d percent, or null for the floor of the desk".formatted(HUNDRED));
    }
    return (int) number;
  }

  private static String author(String text) {
    var name = text.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw refused(
          RequestRule.CHANGED_BY,
          "by has %d characters".formatted(name.length()),
          "1 to %d".formatted(LONGEST));
    }
    return name;
  }
}

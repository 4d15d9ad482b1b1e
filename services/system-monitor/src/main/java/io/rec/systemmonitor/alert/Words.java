package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** An alert in words, for a message. */
final class Words {

  /** With what is said before it, it fits into the hub's. */
  private static final int LONGEST_TITLE = 400;

  private Words() {}

  static String title(AlertCase alert) {
    String text = alert.signal().text();
    return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + " …" : text;
  }

  static String body(Grouping.Group group) {
    AlertCase head = group.head();
    StringBuilder text =
        new StringBuilder(
            "%s, %s, since %s."
                .formatted(head.key().service(), head.key().about(), head.openedAt()));
    if (head.signal().text().length() > LONGEST_TITLE) {
      text.append(' ').append(head.signal().text()).append('.');
    }
    if (!group.dependents().isEmpty()) {
      text.append(" Because of it: ")
          .append(
              group.dependents().stream()
                  .map(each -> each.signal().text())
                  .distinct()
                  .collect(Collectors.joining("; ")))
          .append('.');
    }
    return text.append(' ').append(Runbook.line(head.key())).toString();
  }

  static String end(AlertCase alert, Instant at) {
    Duration lasted = Duration.between(alert.openedAt(), at);
    return "It lasted %d min %d s and was seen %d times."
        .formatted(lasted.toMinutes(), lasted.toSecondsPart(), alert.times());
  }
}

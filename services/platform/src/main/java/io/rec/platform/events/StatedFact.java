package io.rec.platform.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an announcement on {@link Outbox#CHANNEL} says: a fact of that topic and id is there. */
record StatedFact(String topic, long id) {

  private static final Pattern FORM = Pattern.compile("(.*):(\\d{1,18})");

  static StatedFact of(String announcement) {
    Matcher fact = FORM.matcher(announcement);
    if (!fact.matches()) {
      throw new IllegalArgumentException("no announcement of a fact: " + announcement);
    }
    return new StatedFact(fact.group(1), Long.parseLong(fact.group(2)));
  }
}

package io.rec.domain.decision;

import java.util.Locale;

/** The name of a rule; an enum of each subject lists its own. */
public interface Rule {

  String name();

  /** The word in JSON, tables and messages: {@code min_probability}. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

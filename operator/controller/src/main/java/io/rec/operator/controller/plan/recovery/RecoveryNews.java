package io.rec.operator.controller.plan.recovery;

import java.util.List;

/**
 * What happened in a pass.
 *
 * @param components it is about
 * @param note one sentence for a person
 */
public record RecoveryNews(Kind kind, List<String> components, String note) {
  /** What kind of news. */
  public enum Kind {
    ROOT_CAUSE_FOUND,
    STARTED,
    /** A person asked for it. */
    RESTARTED,
    RECOVERED,
    /** The new pods did not come up in time. */
    STUCK,
    /** They came up and failed again. */
    RELAPSED,
    /** Something else had the right of way. */
    ABANDONED,
    EXHAUSTED,
    /** Entries may be released again; nobody but a person does that. */
    RESET,
    /** A wish that is not fulfilled. */
    REFUSED
  }

  public RecoveryNews {
    components = List.copyOf(components);
  }
}

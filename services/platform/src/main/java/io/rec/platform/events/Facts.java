package io.rec.platform.events;

import java.util.List;

/**
 * Facts in their order, and the offset to ask with next. The offset may lie beyond the last fact:
 * what stands between belongs to other topics or was never committed.
 *
 * @param more whether the limit cut the answer short
 */
public record Facts(List<Fact> facts, long next, boolean more) {

  public Facts {
    facts = List.copyOf(facts);
  }
}

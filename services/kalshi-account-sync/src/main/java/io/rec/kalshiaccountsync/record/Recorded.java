package io.rec.kalshiaccountsync.record;

import java.util.List;
import java.util.Set;

/**
 * What became of news.
 *
 * @param facts the topics of what was stated, one for each fact
 * @param overtaken tellings that something later had overtaken
 * @param contradictions fills that were told differently before
 * @param incomplete markets of which the stream knows fills that we do not
 */
public record Recorded(
    List<String> facts, int overtaken, int contradictions, Set<String> incomplete) {

  public Recorded {
    facts = List.copyOf(facts);
    incomplete = Set.copyOf(incomplete);
  }
}

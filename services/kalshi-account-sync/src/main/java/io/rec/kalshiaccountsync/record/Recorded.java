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

  private static final Set<String> MOVE_CASH = Set.of("account.fill", "account.settlement");

  public Recorded {
    facts = List.copyOf(facts);
    incomplete = Set.copyOf(incomplete);
  }

  /** Whether the cash is another one than before it. */
  public boolean moneyMoved() {
    return facts.stream().anyMatch(MOVE_CASH::contains);
  }
}

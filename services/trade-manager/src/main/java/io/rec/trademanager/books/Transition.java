package io.rec.trademanager.books;

import io.rec.domain.trade.Effect;
import java.util.List;

/**
 * What came of an event: the trade as it is now, and what has to be done that the database cannot.
 *
 * @param changed whether the state moved
 */
public record Transition(StoredTrade trade, boolean changed, List<Effect> effects, String why) {

  public Transition {
    effects = List.copyOf(effects);
  }
}

package io.rec.activetradesupervisor.book;

import io.rec.domain.stop.ActiveTrade;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.stop.TradeStop;
import io.rec.domain.trade.TradeStatus;

/**
 * A trade that is not over.
 *
 * @param trade what it holds; while it is pending what it may hold
 * @param holds whether something is held by now
 * @param remembered what the auto stop knew of it when its figures were last stored
 * @param stop what was set for this trade apart from the desk
 * @param stopVersion of that setting; 0 if nobody set anything
 */
public record SupervisedTrade(
    ActiveTrade trade,
    TradeStatus status,
    boolean holds,
    String symbol,
    StopWatch remembered,
    TradeStop stop,
    int stopVersion,
    TradeLabels labels) {

  public long id() {
    return trade.id();
  }

  public String about() {
    return "trade:" + id();
  }
}

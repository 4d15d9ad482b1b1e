package io.rec.tradeexecutor.amend;

import io.rec.tradeexecutor.exchange.AvailableCash;
import io.rec.tradeexecutor.order.Elapsed;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the last word about an amendment. It needs no proof of who may act: what the exchange
 * said is true whoever heard it.
 */
@Singleton
final class AmendEnds {

  private static final Logger LOG = LoggerFactory.getLogger(AmendEnds.class);

  private final AmendLog log;
  private final AvailableCash cash;
  private final Elapsed elapsed;
  private final AmendFigures figures;

  AmendEnds(AmendLog log, AvailableCash cash, Elapsed elapsed, AmendFigures figures) {
    this.log = log;
    this.cash = cash;
    this.elapsed = elapsed;
    this.figures = figures;
  }

  AmendAnswer last(AmendOutcome outcome, Told told, Course course) {
    AmendAnswer answer = AmendAnswer.of(outcome, told.intention(), course);
    String name = told.intention().name();
    if (outcome == AmendOutcome.AMENDED) {
      cash.over(name);
    } else {
      cash.giveBack(name);
    }
    elapsed.over(name);
    figures.came(outcome);
    write(told.by(), answer);
    return answer;
  }

  private void write(String by, AmendAnswer answer) {
    try {
      log.end(by, answer);
      LOG.atInfo()
          .addKeyValue("request_id", answer.request_id())
          .addKeyValue("order_id", answer.order_id())
          .addKeyValue("by", by)
          .addKeyValue("reason", answer.reason())
          .log("amendment {}", answer.outcome());
    } catch (SQLException away) {
      // Its line without an end is in the database, so the order is looked at again.
      LOG.atError()
          .setCause(away)
          .addKeyValue("request_id", answer.request_id())
          .addKeyValue("outcome", answer.outcome())
          .log("the end of an amendment is not written: it will be looked up");
    }
  }
}

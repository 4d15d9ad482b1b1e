package io.rec.operator.controller.runtime;

import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.database.KillOrders;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.KillVerb;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.plan.Plan.LookRequest;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a wish to stop trading before anything else of a pass. It is done first and written down
 * then: of a wish that was lost between the two, doing it again does no harm and losing it would.
 */
final class KillRequests {
  private static final Logger log = LoggerFactory.getLogger(KillRequests.class);

  private final KillOrders orders;

  KillRequests(KillOrders orders) {
    this.orders = orders;
  }

  /** A system whose wish was heard, and what to say about it. */
  record Heard(Desk desk, Notice notice) {}

  /**
   * @param way into the database, empty while none is known
   * @return empty if nothing is asked, or if it could not be done yet
   */
  Optional<Heard> serve(Desk desk, Optional<LookRequest> way) {
    return KillVerb.asked(desk)
        .filter(verb -> verb.order(desk).map(order -> raise(order, way)).orElse(true))
        .map(verb -> new Heard(verb.recorded(desk), verb.notice()));
  }

  /**
   * Raises the kill switch unless something harder is set already; once for each order, however
   * often it is asked for.
   *
   * @return false if it has to be tried again
   */
  boolean raise(KillOrder order, Optional<LookRequest> way) {
    if (way.isEmpty()) {
      return false;
    }
    try {
      orders.raise(way.get().address(), way.get().login(), order);
      log.atWarn()
          .addKeyValue("by", order.by())
          .addKeyValue("level", order.level())
          .log("kill switch raised: {}", order.reason());
      return true;
    } catch (SQLException e) {
      log.atWarn()
          .setCause(e)
          .log("kill switch {} cannot be raised in the database yet", order.level());
      return false;
    }
  }

  /**
   * Has the database say what the spec stops, where it says something else: the mounted document
   * takes a minute to come, and does not come at all while a system is paused or its spec refused.
   *
   * @return true if something was written
   */
  boolean follow(Desk desk, Optional<Set<String>> written, Optional<LookRequest> way) {
    var wish = KillVerb.ofSpec(desk);
    if (way.isEmpty() || written.map(Set.of(wish.level())::equals).orElse(true)) {
      return false;
    }
    try {
      var followed = orders.follow(way.get().address(), way.get().login(), wish);
      if (followed) {
        log.atWarn()
            .addKeyValue("level", wish.level())
            .addKeyValue("by", wish.by())
            .log("kill switch of the spec written into the database");
      }
      return followed;
    } catch (SQLException e) {
      log.atWarn().setCause(e).log("kill switch of the spec cannot be written yet");
      return false;
    }
  }
}

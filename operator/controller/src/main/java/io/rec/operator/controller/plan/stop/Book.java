package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.controller.database.Stakes;
import java.util.Optional;
import java.util.Set;

/**
 * What the database says about trading.
 *
 * @param open whether it answers
 * @param engaged the kill switch in force there
 * @param stakes trades and orders, if they could be counted
 * @param raised requests to the kill switch that were served
 */
public record Book(boolean open, KillLevel engaged, Optional<Stakes> stakes, Set<String> raised) {
  public Book {
    raised = Set.copyOf(raised);
  }

  boolean stops(KillLevel level, String request) {
    return engaged.compareTo(level) >= 0 || raised.contains(request);
  }
}

package io.rec.operator.controller.plan.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a machine answers in a pass.
 *
 * @param phase stored before any of the effects is done
 * @param effects what is to be done, each repeatable
 * @param remarks what it says to the conditions, the most important first
 * @param news what happened in this very pass
 * @param wakeAt when to ask again if nothing happens before
 * @param <P> its phase
 * @param <E> its effects
 * @param <N> its news
 */
public record Outcome<P, E, N>(
    P phase, List<E> effects, List<Remark> remarks, List<N> news, Optional<Instant> wakeAt) {
  public Outcome {
    effects = List.copyOf(effects);
    remarks = List.copyOf(remarks);
    news = List.copyOf(news);
  }
}

package io.rec.domain.stop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass of the auto stop over all trades.
 *
 * @param watches what is remembered, by trade; trades that are gone are forgotten
 * @param verdicts in the order of the trades
 */
public record StopPass(Map<Long, StopWatch> watches, List<StopVerdict> verdicts) {
  public static final StopPass FIRST = new StopPass(Map.of(), List.of());

  public StopPass {
    watches = Map.copyOf(watches);
    verdicts = List.copyOf(verdicts);
  }

  public StopPass next(StopRules rules, List<StopInput> trades, Instant now) {
    var remembered = new HashMap<Long, StopWatch>();
    var said = new ArrayList<StopVerdict>();
    for (var trade : trades) {
      var watch = watches.getOrDefault(trade.id(), StopWatch.WATCHING);
      var verdict = rules.judge(watch, trade, now);
      remembered.put(trade.id(), verdict.next());
      said.add(verdict);
    }
    return new StopPass(remembered, said);
  }

  /** After a close was refused before it was seen under way: the trade may be closed again. */
  public StopPass refused(long trade) {
    var remembered = new HashMap<>(watches);
    remembered.computeIfPresent(trade, (id, watch) -> StopWatch.WATCHING);
    return new StopPass(remembered, verdicts);
  }

  /** What is to be closed now. */
  public List<StopVerdict> closes() {
    return verdicts.stream().filter(verdict -> verdict.close().isPresent()).toList();
  }

  /** The trades whose probability is being verified. */
  public List<Long> verifying() {
    return verdicts.stream().filter(StopVerdict::isVerifying).map(StopVerdict::id).toList();
  }
}

package io.rec.activetradesupervisor.figures;

import io.rec.domain.strikes.FreshnessLimits;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What the newest pass saw; put by the supervision, read by everybody. */
@Singleton
public final class ShownTrades {

  private record Pass(List<TradeView> views, boolean judged, Instant at, long number) {}

  private volatile Pass newest = new Pass(List.of(), false, Instant.EPOCH, 0);

  /**
   * After a pass.
   *
   * @param judged whether this process holds the lease, so that it also judged and has to store
   */
  public void put(List<TradeView> views, boolean judged, Instant at) {
    newest = new Pass(List.copyOf(views), judged, at, newest.number() + 1);
  }

  boolean isJudged() {
    return newest.judged();
  }

  public List<TradeView> views() {
    return newest.views();
  }

  /** When the newest pass was; the epoch before the first. */
  public Instant at() {
    return newest.at();
  }

  public long passes() {
    return newest.number();
  }

  /** As others see them, with what is stale by now. */
  public List<FiguresDocument> documents(FreshnessLimits limits, Instant now) {
    Pass pass = newest;
    return pass.views().stream()
        .map(view -> FiguresDocument.of(view, limits, pass.at(), now))
        .toList();
  }
}

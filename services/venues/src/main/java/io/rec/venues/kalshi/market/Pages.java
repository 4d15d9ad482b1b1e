package io.rec.venues.kalshi.market;

import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.Reply;
import java.time.Duration;

/** Asks for all pages of a list, one after the other. */
public final class Pages {

  private final KalshiRest rest;
  private final Duration deadline;

  public Pages(KalshiRest rest, Duration deadline) {
    this.rest = rest;
    this.deadline = deadline;
  }

  /** The deadline is that of each page. */
  public <T> Reply<Listing<T>> all(ListCall<T> list) throws InterruptedException {
    PageWalk<T> walk = PageWalk.of(list);
    Duration took = Duration.ZERO;
    while (!walk.over()) {
      Reply<PageWalk<T>> reply = rest.ask(walk.next(), deadline);
      took = took.plus(reply.took());
      if (!(reply instanceof Reply.Answered<PageWalk<T>>(PageWalk<T> further, Duration one))) {
        return reply.read(PageWalk::listing);
      }
      walk = further;
    }
    return new Reply.Answered<>(walk.listing(), took);
  }
}

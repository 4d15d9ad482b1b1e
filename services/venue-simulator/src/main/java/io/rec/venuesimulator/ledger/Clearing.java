package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.MatchingEngine;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.PriceGrid;
import java.util.List;
import java.util.function.Consumer;

/**
 * The exchange with its money: every command passes the ledger's credit check on its way into the
 * engine, and every event is booked before anybody else hears of it. Owned by one thread.
 */
public final class Clearing {

  private final Ledger ledger;
  private final MatchingEngine engine;

  public Clearing(
      Consumer<? super Event> events,
      Consumer<? super Booked> fills,
      Consumer<? super Posting> journal) {
    this.ledger = new Ledger(journal, fills);
    this.engine =
        new MatchingEngine(
            ledger.credit(),
            event -> {
              ledger.on(event);
              events.accept(event);
            });
  }

  public Ledger ledger() {
    return ledger;
  }

  /** For what changes nothing: levels and queue positions. */
  public MatchingEngine engine() {
    return engine;
  }

  public void list(long at, int market, PriceGrid grid, FeeSchedule fees) {
    ledger.list(market, fees);
    engine.apply(new Command.ListMarket(at, market, grid));
  }

  public void apply(Command command) {
    engine.apply(command);
  }

  /** Closes a market, if it is not closed yet, and pays it out. */
  public List<Settled> settle(long at, int market, boolean yes) {
    engine.apply(new Command.CloseMarket(at, market));
    return ledger.settle(at, market, yes);
  }
}

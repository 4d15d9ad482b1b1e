package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.Side;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Matches the orders of all markets. Each command is carried out wholly before the next one and
 * tells what happened as events, in their order, to the consumer given at the start. Owned by one
 * thread.
 */
public final class MatchingEngine {

  private final Consumer<? super Event> events;
  private final RestingOrders resting;
  private final Groups groups;
  private final Floor floor;
  private final Admission admission;
  private final Entry entry;
  private final Changes changes;

  /** One price of one side, as a book lists it. */
  @FunctionalInterface
  public interface LevelVisitor {
    void level(int price, long count);
  }

  public MatchingEngine(Credit credit, Consumer<? super Event> events) {
    this.events = events;
    this.resting = new RestingOrders(events);
    this.groups = new Groups(resting, events);
    this.floor = new Floor(resting);
    this.admission = new Admission(floor, groups);
    this.entry = new Entry(floor, groups, admission, resting, credit, events);
    this.changes = new Changes(admission, resting, entry, events);
  }

  /**
   * Carries a command out.
   *
   * @throws IllegalArgumentException when the caller breaks a promise: an order id that does not
   *     rise, a market listed twice or not at all, a group id given twice
   */
  public void apply(Command command) {
    switch (command) {
      case Command.Request request ->
          request(request)
              .ifPresent(
                  refusal ->
                      events.accept(
                          new Event.Rejected(
                              request.at(), request.member(), request.order(), refusal)));
      case Command.ListMarket listed -> floor.list(listed);
      case Command.SetActive change -> floor.setActive(change);
      case Command.CloseMarket close -> floor.close(close);
      case Command.SetPhase change -> floor.setPhase(change);
      case Command.Sweep sweep ->
          resting.forEachOver(
              sweep.at(), order -> resting.cancel(order, sweep.at(), CancelReason.EXPIRY));
    }
    groups.finish(command.at());
  }

  /** Contracts ahead of an order at its price; empty when it does not rest. */
  public OptionalLong queuePosition(long order) {
    Order resting = this.resting.find(order);
    return resting == null ? OptionalLong.empty() : OptionalLong.of(Level.ahead(resting));
  }

  /** The levels that hold something, best first. */
  public void levels(int market, Side side, LevelVisitor visitor) {
    floor
        .book(market)
        .ifPresent(
            book -> {
              BookSide levels = book.side(side);
              for (int rank = levels.best(); rank >= 0; rank--) {
                if (levels.level(rank).count() > 0) {
                  visitor.level(book.price(side, rank), levels.level(rank).count());
                }
              }
            });
  }

  private Optional<Refusal> request(Command.Request request) {
    return switch (request) {
      case Command.Place place -> entry.place(place);
      case Command.Amend amend -> changes.amend(amend);
      case Command.DecreaseBy decrease -> changes.decrease(decrease);
      case Command.DecreaseTo decrease -> changes.decrease(decrease);
      case Command.Cancel cancel -> changes.cancel(cancel);
      case Command.CancelAll cancel -> changes.cancelAll(cancel);
      case Command.CreateGroup create -> admission.groups(false).or(() -> groups.create(create));
      case Command.GroupRequest change ->
          admission.groups(cancels(change)).or(() -> groups.change(change));
    };
  }

  private static boolean cancels(Command.GroupRequest change) {
    return switch (change) {
      case Command.TriggerGroup trigger -> true;
      case Command.DeleteGroup delete -> true;
      case Command.LimitGroup limit -> false;
      case Command.ResetGroup reset -> false;
    };
  }
}

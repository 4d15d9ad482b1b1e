package io.rec.venuesimulator.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.matching.message.BookDelta;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

class MatchingEngineLawsTest {

  private static final int COMMANDS = 500;

  /** Where a level is. */
  private record Place(int market, Side side, int price) {}

  private final List<Event> events = new ArrayList<>();
  private ListExchange plain = new ListExchange();
  private MatchingEngine engine = new MatchingEngine(new Unlimited(), events::add);

  @BeforeTry
  void startAnew() {
    plain = new ListExchange();
    engine = new MatchingEngine(new Unlimited(), events::add);
  }

  @Property(tries = 60)
  @Label("events are those of a plain list of orders, command by command")
  void matchesByPriceAndTime(@ForAll long seed) {
    for (Command command : commands(seed)) {
      assertThat(step(command)).as("%s", command).isEqualTo(plain.apply(command));
    }
  }

  @Property(tries = 20)
  @Label("what is filled, canceled and left adds up for every order")
  void losesNothing(@ForAll long seed) {
    OrderTally tally = new OrderTally();

    for (Command command : commands(seed)) {
      step(command).forEach(tally::on);
      plain.apply(command);
      assertThat(tally.living().keySet())
          .containsExactlyInAnyOrderElementsOf(
              plain.resting().stream().map(ListExchange.Line::order).toList());
    }
  }

  @Property(tries = 20)
  @Label("no book is ever crossed, and the events' deltas make the book")
  void booksFollowFromEvents(@ForAll long seed) {
    Map<Place, Long> levels = new HashMap<>();

    for (Command command : commands(seed)) {
      for (Event event : step(command)) {
        BookDelta.of(event)
            .ifPresent(
                delta ->
                    levels.merge(
                        new Place(delta.market(), delta.side(), delta.price()),
                        delta.delta(),
                        Long::sum));
      }
      plain.apply(command);
      levels.values().removeIf(count -> count == 0);
      assertUncrossed(levels);
    }
    assertThat(levels()).isEqualTo(levels);
  }

  @Property(tries = 10)
  @Label("a queue position is what stands before an order at its price")
  void tellsQueuePositions(@ForAll long seed) {
    for (Command command : commands(seed)) {
      step(command);
      plain.apply(command);
      for (ListExchange.Line line : plain.resting()) {
        assertThat(engine.queuePosition(line.order())).hasValue(plain.ahead(line.order()));
      }
    }
  }

  private static List<Command> commands(long seed) {
    RandomCommands random = new RandomCommands(seed);
    List<Command> commands = new ArrayList<>(RandomCommands.listings());
    for (int i = 0; i < COMMANDS; i++) {
      commands.add(random.next());
    }
    return commands;
  }

  private List<Event> step(Command command) {
    events.clear();
    engine.apply(command);
    return List.copyOf(events);
  }

  private Map<Place, Long> levels() {
    Map<Place, Long> levels = new HashMap<>();
    for (int market = 0; market < RandomCommands.GRIDS.size(); market++) {
      for (Side side : Side.values()) {
        int in = market;
        engine.levels(
            market, side, (price, count) -> levels.put(new Place(in, side, price), count));
      }
    }
    assertThat(levels)
        .containsExactlyInAnyOrderEntriesOf(
            plain.resting().stream()
                .collect(
                    groupingBy(
                        line -> new Place(line.market(), line.side(), line.price()),
                        summingLong(ListExchange.Line::left))));
    return levels;
  }

  private static void assertUncrossed(Map<Place, Long> levels) {
    for (int market = 0; market < RandomCommands.GRIDS.size(); market++) {
      int bid = 0;
      int ask = PriceGrid.DOLLAR;
      for (Place level : levels.keySet()) {
        if (level.market == market && level.side == Side.BID) {
          bid = Math.max(bid, level.price);
        } else if (level.market == market) {
          ask = Math.min(ask, level.price);
        }
      }
      assertThat(bid).isLessThan(ask);
    }
  }

  /** Members who can pay for anything; what they hold is read off the plain exchange. */
  private final class Unlimited implements Credit {
    @Override
    public long position(int member, int market) {
      return plain.position(member, market);
    }

    @Override
    public boolean covers(Outlook outlook) {
      return true;
    }
  }
}

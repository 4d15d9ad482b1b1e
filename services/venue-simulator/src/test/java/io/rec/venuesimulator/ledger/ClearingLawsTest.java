package io.rec.venuesimulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.matching.RandomCommands;
import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClearingLawsTest {

  private static final int OPERATIONS = Integer.getInteger("recio.matching.operations", 200_000);
  private static final int ROUND = 5_000;

  @Property(tries = 40)
  @Label("money is exact to the millionth, reserved to the last order and conserved")
  void moneyIsExact(
      @ForAll long seed, @ForAll @Size(5) List<@IntRange(min = 1, max = 300) Integer> dollars) {
    CheckedExchange exchange = new CheckedExchange(dollars);
    RandomCommands commands = new RandomCommands(seed);

    for (int i = 0; i < 300; i++) {
      exchange.apply(commands.next());
    }

    exchange.settle(seed % 2 == 0);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  @DisplayName("the same over a long run that meets every refusal and every reason to cancel")
  void longRun() {
    Random random = new Random(20261126);
    Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
    Map<String, Integer> happened = new TreeMap<>();

    for (int done = 0; done < OPERATIONS; done += ROUND) {
      List<Integer> dollars = random.ints(RandomCommands.MEMBERS, 5, 900).boxed().toList();
      CheckedExchange exchange = new CheckedExchange(dollars);
      RandomCommands commands = new RandomCommands(random.nextLong());
      for (int i = 0; i < Math.min(ROUND, OPERATIONS - done); i++) {
        exchange.apply(commands.next());
      }
      exchange.settle(random.nextBoolean());
      refusals.addAll(exchange.refusals().keySet());
      exchange.happened().forEach((event, count) -> happened.merge(event, count, Integer::sum));
    }

    System.out.printf("%d operations: %s%n", OPERATIONS, happened);
    assertThat(refusals).containsExactlyInAnyOrder(Refusal.values());
    for (CancelReason reason : EnumSet.complementOf(EnumSet.of(CancelReason.CLOSE))) {
      assertThat(happened).containsKey("Canceled " + reason);
    }
  }
}

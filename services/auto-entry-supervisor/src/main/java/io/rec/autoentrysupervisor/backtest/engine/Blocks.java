package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.entry.KnownTrade;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which contracts of the hour the rules refuse because of what was traded. The rules are asked,
 * with a row that has nothing else against it, whenever a trade changes.
 */
final class Blocks {
  private static final double MUCH = 1e9;
  private static final OptionalInt FIFTY = OptionalInt.of(50);
  private static final long COOL_SECONDS = EntryCooldowns.PAUSE.toSeconds();

  private final EntryRules rules;
  private long[] strikes = new long[8];
  private boolean[] yes = new boolean[8];
  private boolean[] held = new boolean[8];
  private boolean[] spent = new boolean[8];
  private long[] coolFrom = new long[8];
  private int count;

  Blocks(EntryRules rules) {
    this.rules = rules;
  }

  /** After an entry was sent. */
  void sent(long strike, Side side, long second) {
    var block = findOrAdd(strike, side == Side.YES);
    coolFrom[block] = second + COOL_SECONDS;
  }

  /** After a trade of this contract changed. */
  void changed(long strike, String ticker, Side side, List<KnownTrade> trades) {
    var refusals =
        rules
            .judge(
                List.of(spotless(strike, ticker, side)), trades, EntryCooldowns.NONE, Instant.EPOCH)
            .getFirst()
            .decision()
            .failures();
    var block = findOrAdd(strike, side == Side.YES);
    held[block] = refusals.stream().anyMatch(check -> check.rule() == EntryRule.NOT_HELD);
    spent[block] = refusals.stream().anyMatch(check -> check.rule() == EntryRule.RE_ENTRY);
  }

  /** The place of a contract; negative if nothing is known against it. */
  int find(long strike, boolean isYes) {
    for (int i = 0; i < count; i++) {
      if (strikes[i] == strike && yes[i] == isYes) {
        return i;
      }
    }
    return -1;
  }

  boolean isHeld(int block) {
    return held[block];
  }

  /** Whether it was entered, and once an hour is enough. */
  boolean isSpent(int block) {
    return spent[block];
  }

  /** The second from which on the pause after its last entry is over. */
  long coolFrom(int block) {
    return coolFrom[block];
  }

  private static StrikeRow spotless(long strike, String ticker, Side side) {
    return new StrikeRow(
        strike,
        Quote.ofAsks(ticker, BigDecimal.valueOf(strike), FIFTY, FIFTY, Long.MAX_VALUE),
        0,
        0,
        OptionalDouble.of(100),
        OptionalDouble.of(MUCH),
        OptionalDouble.of(MUCH),
        side);
  }

  private int findOrAdd(long strike, boolean isYes) {
    var known = find(strike, isYes);
    if (known >= 0) {
      return known;
    }
    if (count == strikes.length) {
      grow();
    }
    strikes[count] = strike;
    yes[count] = isYes;
    coolFrom[count] = Long.MIN_VALUE;
    return count++;
  }

  private void grow() {
    var size = 2 * count;
    strikes = Arrays.copyOf(strikes, size);
    yes = Arrays.copyOf(yes, size);
    held = Arrays.copyOf(held, size);
    spent = Arrays.copyOf(spent, size);
    coolFrom = Arrays.copyOf(coolFrom, size);
  }
}

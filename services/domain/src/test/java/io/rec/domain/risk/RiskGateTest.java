package io.rec.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class RiskGateTest {
  private static final Money CASH = Money.ofCents(100_000);
  private static final Money FEE = Money.parse("0.168");
  private static final RiskLimits LIMITS =
      RiskLimits.of(
          Contracts.of(100),
          Money.ofCents(50_000),
          Money.ofCents(10_000),
          5,
          Money.ofCents(10_000));

  /** Ten contracts at 60 cents: 6.168 dollars with the fee. */
  private static Decision entry(AtStake before) {
    return new RiskGate(LIMITS, KillSwitch.NONE)
        .entry(before, Contracts.of(10), Price.ofCents(60), FEE);
  }

  private static AtStake stake(
      int trades, Money exposure, long onMarket, long onSymbol, Money result, Money available) {
    return new AtStake(
        trades,
        exposure,
        Contracts.of(onMarket),
        Contracts.of(onSymbol),
        0,
        Money.ZERO,
        Money.ZERO,
        result,
        available);
  }

  private static void refusedBy(RiskRule rule, Decision decision) {
    assertThat(decision.failures()).extracting(Check::rule).containsExactly(rule);
  }

  @Test
  @DisplayName("REC-TE-13 a small order on an empty account passes every limit")
  void passes() {
    var decision = entry(AtStake.nothing(CASH));

    assertThat(decision.passed()).isTrue();
    assertThat(decision.checks()).hasSize(RiskRule.values().length);
  }

  @Test
  @DisplayName("REC-TE-07 an order above the available cash is refused")
  void refusesWhatCannotBePaid() {
    refusedBy(RiskRule.INSUFFICIENT_BALANCE, entry(AtStake.nothing(Money.parse("6.1679"))));
    assertThat(entry(AtStake.nothing(Money.parse("6.168"))).passed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  @DisplayName("every level of the kill switch stops entries")
  void theKillSwitchStopsEntries(KillSwitch level) {
    var gate = new RiskGate(LIMITS, level);

    refusedBy(
        RiskRule.KILL_SWITCH,
        gate.entry(AtStake.nothing(CASH), Contracts.of(1), Price.ofCents(60), FEE));
  }

  @Test
  void theLimitOfAnOrderCountsItsFee() {
    var gate = new RiskGate(LIMITS, KillSwitch.NONE);

    refusedBy(
        RiskRule.MAX_ORDER,
        gate.entry(
            AtStake.nothing(CASH), Contracts.of(100), Price.ofCents(99), Money.parse("1.0001")));
    assertThat(
            gate.entry(
                    AtStake.nothing(CASH),
                    Contracts.of(100),
                    Price.ofCents(99),
                    Money.parse("1.00"))
                .passed())
        .isTrue();
  }

  @Test
  void theLimitAtStakeCountsTheOrder() {
    refusedBy(
        RiskRule.MAX_EXPOSURE, entry(stake(1, Money.parse("493.8321"), 0, 0, Money.ZERO, CASH)));
  }

  @Test
  void atTheDailyLossNoEntryIsMade() {
    refusedBy(
        RiskRule.MAX_DAILY_LOSS, entry(stake(0, Money.ZERO, 0, 0, Money.ofCents(-10_000), CASH)));
    assertThat(entry(stake(0, Money.ZERO, 0, 0, Money.ofCents(-9_999), CASH)).passed()).isTrue();
    assertThat(entry(stake(0, Money.ZERO, 0, 0, Money.ofCents(90_000), CASH)).passed()).isTrue();
  }

  @Test
  void tradesAndContractsAreCountedWithTheOrder() {
    refusedBy(RiskRule.MAX_OPEN_TRADES, entry(stake(5, Money.ZERO, 0, 0, Money.ZERO, CASH)));
    refusedBy(RiskRule.MAX_POSITION, entry(stake(1, Money.ZERO, 91, 91, Money.ZERO, CASH)));
    refusedBy(RiskRule.CONTRACTS_PER_SYMBOL, entry(stake(1, Money.ZERO, 0, 491, Money.ZERO, CASH)));
  }

  @Test
  void thePaceIsLimitedByTradesAndByMoney() {
    var slow =
        new RiskGate(
            new RiskLimits(
                Contracts.of(100),
                Money.ofCents(50_000),
                Money.ofCents(10_000),
                5,
                Money.ofCents(10_000),
                new Pace(2, Contracts.of(500), Money.ofCents(1_000), Money.ofCents(2_000))),
            KillSwitch.NONE);

    refusedBy(RiskRule.TRADES_PER_HOUR, decide(slow, 2, Money.ZERO, Money.ZERO));
    refusedBy(RiskRule.RISK_PER_HOUR, decide(slow, 1, Money.ofCents(400), Money.ofCents(400)));
    refusedBy(RiskRule.RISK_PER_DAY, decide(slow, 1, Money.ZERO, Money.ofCents(1_400)));
  }

  private static Decision decide(RiskGate gate, int trades, Money hour, Money day) {
    var before =
        new AtStake(
            0, Money.ZERO, Contracts.NONE, Contracts.NONE, trades, hour, day, Money.ZERO, CASH);
    return gate.entry(before, Contracts.of(10), Price.ofCents(60), FEE);
  }

  @Property
  @Label("what is refused stays refused when more is ordered or less can be lost")
  void isMonotone(
      @ForAll @LongRange(min = 1, max = 200) long count,
      @ForAll @LongRange(max = 100) long more,
      @ForAll @IntRange(min = 1, max = 99) int cents,
      @ForAll @LongRange(max = 60_000) long exposureCents,
      @ForAll @LongRange(max = 20_000) long lossCents) {
    var before = stake(1, Money.ofCents(exposureCents), 0, 0, Money.ofCents(-lossCents), CASH);
    var gate = new RiskGate(LIMITS, KillSwitch.NONE);

    var small = gate.entry(before, Contracts.of(count), Price.ofCents(cents), FEE);
    var large = gate.entry(before, Contracts.of(count + more), Price.ofCents(cents), FEE);

    assertThat(!small.passed() && large.passed()).isFalse();
  }

  @Test
  void refusesALimitOfNothing() {
    assertThatThrownBy(
            () ->
                RiskLimits.of(Contracts.of(100), Money.ZERO, Money.ofCents(1), 5, Money.ofCents(1)))
        .hasMessageContaining("each limit must be above 0");
    assertThatThrownBy(() -> new Pace(0, Contracts.of(1), Money.CENT, Money.CENT))
        .hasMessageContaining("each limit must be above 0");
  }

  @Test
  void readsTheLevelsOfTheKillSwitch() {
    assertThat(KillSwitch.ofWord("CancelOrders").cancelsOrders()).isTrue();
    assertThat(KillSwitch.ofWord("CancelOrders").closesPositions()).isFalse();
    assertThat(KillSwitch.ofWord("Flatten").closesPositions()).isTrue();
    assertThatThrownBy(() -> KillSwitch.ofWord("Panic")).hasMessageContaining("'Panic'");
  }
}

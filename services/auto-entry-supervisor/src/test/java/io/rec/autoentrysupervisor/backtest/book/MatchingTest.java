package io.rec.autoentrysupervisor.backtest.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.OrderIntent.Purpose;
import org.junit.jupiter.api.Test;

/** Fees by hand: 0.07 × count × price × (1 − price), up to $0.0001 for each fill. */
class MatchingTest {
  @Test
  void buysAtTheAskThatIsThere() {
    assertThat(buy(10, 95, 94, 500)).isEqualTo(execution("10", "9.40", "0.0395"));
  }

  @Test
  void takesTheNextCentWhereTheBestIsTooThin() {
    // 6 at 94: 0.023688, and 4 at 95: 0.0133.
    assertThat(buy(10, 95, 94, 6)).isEqualTo(execution("10", "9.44", "0.0370"));
  }

  @Test
  void killsAnEntryThatCannotBeFilledWhole() {
    assertThat(buy(10, 95, 94, 4)).isEqualTo(Execution.NOTHING);
    assertThat(buy(10, 95, 96, 500)).isEqualTo(Execution.NOTHING);
    assertThat(buy(10, 95, 0, 500)).isEqualTo(Execution.NOTHING);
  }

  @Test
  void sellsWhatTheBidsTakeAndLeavesTheRest() {
    // 4 at 92: 0.020608, and 4 at 91: 0.022932.
    assertThat(sell(10, 91, 92, 4)).isEqualTo(execution("8", "7.32", "0.0437"));
    assertThat(sell(10, 93, 92, 4)).isEqualTo(Execution.NOTHING);
    assertThat(sell(10, 1, 2, 4)).isEqualTo(execution("8", "0.12", "0.0083"));
  }

  @Test
  void roundsTheOldFeeOnceAnOrder() {
    assertThat(Matching.fill(intent(Purpose.OPEN, 10, 95), 94, 6, FeeProfile.CENT_PER_ORDER))
        .isEqualTo(execution("10", "9.44", "0.04"));
  }

  private static Execution buy(long count, int limit, int best, long depth) {
    return Matching.fill(
        intent(Purpose.OPEN, count, limit), best, depth, FeeProfile.CENTICENT_PER_FILL);
  }

  private static Execution sell(long count, int limit, int best, long depth) {
    return Matching.fill(
        intent(Purpose.CLOSE, count, limit), best, depth, FeeProfile.CENTICENT_PER_FILL);
  }

  private static OrderIntent intent(Purpose purpose, long count, int limit) {
    return new OrderIntent(
        new ClientOrderId("t"), purpose, "m", Side.YES, Contracts.of(count), Price.ofCents(limit));
  }

  private static Execution execution(String count, String amount, String fees) {
    return Execution.exact(Contracts.parse(count), Money.parse(amount), Money.parse(fees));
  }
}

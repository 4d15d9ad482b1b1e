package io.rec.cli.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TradeTotalsTest {
  @Test
  void addsUpToTheLastDigit() {
    var totals =
        TradeTotals.of(
            List.of(
                TradeBook.read("{\"pnl\":0.1,\"fees\":0.0175,\"win_loss\":\"W\"}"),
                TradeBook.read("{\"pnl\":0.2,\"fees\":0.02,\"win_loss\":\"W\"}"),
                TradeBook.read("{\"pnl\":-1.05,\"fees\":0.01,\"win_loss\":\"L\"}"),
                TradeBook.read("{\"pnl\":null,\"fees\":null,\"win_loss\":null}")));

    assertThat(totals.sentence())
        .isEqualTo("4 trades, 2 won, 1 lost, result $-0.75 after fees of $0.0475.");
  }

  @Test
  void nothingComesToNothing() {
    assertThat(TradeTotals.of(List.of()).sentence())
        .isEqualTo("0 trades, 0 won, 0 lost, result $0 after fees of $0.");
  }
}

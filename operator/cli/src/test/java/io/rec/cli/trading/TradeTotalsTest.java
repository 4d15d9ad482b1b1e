package io.rec.cli.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeTotalsTest {
  @Test
  void addsUpToTheLastDigit() {
    var totals =
        TradeTotals.of(
            trades(
                "{'mode':'Paper','pnl':0.1,'fees':0.0175,'win_loss':'W'}",
                "{'mode':'Paper','pnl':0.2,'fees':0.02,'win_loss':'W'}",
                "{'mode':'Paper','pnl':-1.05,'fees':0.01,'win_loss':'L'}",
                "{'mode':'Paper','pnl':null,'fees':null,'win_loss':null}"));

    assertThat(totals)
        .extracting(TradeTotals::sentence)
        .containsExactly("Paper: 4 trades, 2 won, 1 lost, result $-0.75 after fees of $0.0475.");
  }

  @Test
  void paperAndLiveAreNeverAddedUp() {
    var trades =
        trades(
            "{'mode':'Paper','pnl':900.5,'fees':1,'win_loss':'W'}",
            "{'mode':'Live','pnl':-2.25,'fees':0.02,'win_loss':'L'}",
            "{'mode':'unknown','pnl':50,'fees':0.02,'win_loss':'W'}",
            "{'pnl':60,'fees':0.02,'win_loss':'W'}");

    assertThat(TradeTotals.of(trades))
        .extracting(TradeTotals::sentence)
        .containsExactly(
            "Paper: 1 trades, 1 won, 0 lost, result $900.5 after fees of $1.",
            "Live: 1 trades, 0 won, 1 lost, result $-2.25 after fees of $0.02.");
    assertThat(TradeTotals.unknown(trades)).isEqualTo(2);
  }

  @Test
  void nothingComesToNothing() {
    assertThat(TradeTotals.of(List.of())).isEmpty();
  }

  private static List<JsonNode> trades(String... texts) {
    return Arrays.stream(texts).map(text -> TradeBook.read(text.replace('\'', '"'))).toList();
  }
}

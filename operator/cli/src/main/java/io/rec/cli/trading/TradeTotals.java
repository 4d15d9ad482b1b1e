package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What trades came to. A trade that was never filled is one of them and neither won nor lost.
 *
 * @param fees of all, which the result has paid already
 */
public record TradeTotals(int trades, int won, int lost, BigDecimal fees, BigDecimal result) {

  public static TradeTotals of(List<JsonNode> trades) {
    int won = 0;
    int lost = 0;
    var fees = BigDecimal.ZERO;
    var result = BigDecimal.ZERO;
    for (JsonNode trade : trades) {
      won += trade.path("win_loss").asText().equals("W") ? 1 : 0;
      lost += trade.path("win_loss").asText().equals("L") ? 1 : 0;
      fees = fees.add(money(trade, "fees"));
      result = result.add(money(trade, "pnl"));
    }
    return new TradeTotals(trades.size(), won, lost, fees, result);
  }

  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%d trades, %d won, %d lost, result $%s after fees of $%s.",
        trades,
        won,
        lost,
        result.toPlainString(),
        fees.toPlainString());
  }

  private static BigDecimal money(JsonNode trade, String field) {
    JsonNode value = trade.path(field);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }
}

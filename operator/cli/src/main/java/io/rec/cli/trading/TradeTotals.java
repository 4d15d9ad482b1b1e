package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What trades of one mode came to; what paper brought is never added to what was earned. A trade
 * that was never filled is one of them and neither won nor lost.
 *
 * @param fees of all, which the result has paid already
 */
public record TradeTotals(
    String mode, int trades, int won, int lost, BigDecimal fees, BigDecimal result) {
  private static final List<String> MODES = List.of("Paper", "Live");

  /** Of each mode that there is; trades whose mode nobody wrote down are not added up. */
  public static List<TradeTotals> of(List<JsonNode> trades) {
    return MODES.stream()
        .map(mode -> of(mode, trades.stream().filter(trade -> mode.equals(mode(trade))).toList()))
        .filter(totals -> totals.trades > 0)
        .toList();
  }

  /** How many are in none of the totals. */
  public static long unknown(List<JsonNode> trades) {
    return trades.stream().filter(trade -> !MODES.contains(mode(trade))).count();
  }

  private static String mode(JsonNode trade) {
    return trade.path("mode").asText();
  }

  private static TradeTotals of(String mode, List<JsonNode> trades) {
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
    return new TradeTotals(mode, trades.size(), won, lost, fees, result);
  }

  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s: %d trades, %d won, %d lost, result $%s after fees of $%s.",
        mode,
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

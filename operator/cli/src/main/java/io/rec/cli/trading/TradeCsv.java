package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Trades as lines of RFC 4180. Text that a spreadsheet would take for a formula is made text by an
 * apostrophe; numbers stay numbers.
 */
public final class TradeCsv {
  private static final String END = "\r\n";
  private static final String FORMULA = "=+-@\t\r";

  /** As the trade manager names them; first whose money it was, so that two files can be joined. */
  private static final List<String> FIELDS =
      List.of(
          "mode",
          "id",
          "status",
          "created_at",
          "closed_at",
          "symbol",
          "trade_strategy",
          "contract",
          "strike",
          "side",
          "prob",
          "diff",
          "buy_price",
          "sell_price",
          "position",
          "fees",
          "pnl",
          "win_loss",
          "symbol_open",
          "symbol_close",
          "momentum",
          "ticker",
          "ticket_id",
          "entry_method",
          "close_method",
          "model",
          "reason",
          "test_filter");

  private TradeCsv() {}

  public static String of(List<JsonNode> trades) {
    var head = FIELDS.stream().collect(line());
    return trades.stream()
        .map(trade -> FIELDS.stream().map(field -> cell(trade, field)).collect(line()))
        .collect(Collectors.joining("", head, ""));
  }

  private static Collector<CharSequence, ?, String> line() {
    return Collectors.joining(",", "", END);
  }

  private static String cell(JsonNode trade, String field) {
    JsonNode value = trade.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : text(value.asText());
  }

  private static String text(String value) {
    String harmless =
        !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}

package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.cli.console.Table;
import java.util.List;

/** Trades as people read them. */
public final class TradeTables {
  private TradeTables() {}

  public static String list(List<JsonNode> trades, boolean wide) {
    var table =
        wide
            ? new Table(
                "ID",
                "STATUS",
                "MODE",
                "DATE",
                "TIME",
                "MARKET",
                "STRIKE",
                "SIDE",
                "QUANTITY",
                "BOUGHT",
                "SOLD",
                "FEES",
                "PNL",
                "PROBABILITY",
                "ENTRY",
                "EXIT",
                "TICKET")
            : new Table(
                "ID",
                "STATUS",
                "MODE",
                "DATE",
                "TIME",
                "MARKET",
                "SIDE",
                "QUANTITY",
                "BOUGHT",
                "SOLD",
                "FEES",
                "PNL");
    for (JsonNode trade : trades) {
      if (wide) {
        table.row(
            told(trade, "id"),
            told(trade, "status"),
            told(trade, "mode"),
            told(trade, "date"),
            told(trade, "time"),
            told(trade, "ticker"),
            told(trade, "strike"),
            side(trade),
            told(trade, "position"),
            told(trade, "buy_price"),
            told(trade, "sell_price"),
            told(trade, "fees"),
            told(trade, "pnl"),
            told(trade, "prob"),
            told(trade, "entry_method"),
            told(trade, "close_method"),
            told(trade, "ticket_id"));
      } else {
        table.row(
            told(trade, "id"),
            told(trade, "status"),
            told(trade, "mode"),
            told(trade, "date"),
            told(trade, "time"),
            told(trade, "ticker"),
            side(trade),
            told(trade, "position"),
            told(trade, "buy_price"),
            told(trade, "sell_price"),
            told(trade, "fees"),
            told(trade, "pnl"));
      }
    }
    return table.render();
  }

  /** One trade and its way. */
  public static String one(JsonNode trade) {
    var text = new StringBuilder(list(List.of(trade), true));
    if (trade.path("timeline").isEmpty()) {
      return text.toString();
    }
    var table = new Table("AT", "EVENT", "FROM", "TO", "ACTOR", "WHY");
    for (JsonNode line : trade.path("timeline")) {
      table.row(
          told(line, "at"),
          told(line, "event"),
          told(line, "from"),
          told(line, "to"),
          told(line, "actor"),
          told(line, "why"));
    }
    return text.append(System.lineSeparator()).append(table.render()).toString();
  }

  private static String side(JsonNode trade) {
    return switch (trade.path("side").asText()) {
      case "Y" -> "yes";
      case "N" -> "no";
      default -> "-";
    };
  }

  private static String told(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() || value.asText().isEmpty()
        ? "-"
        : value.asText();
  }
}

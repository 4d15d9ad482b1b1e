package io.rec.cli.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeCsvTest {
  private static JsonNode trade(String json) {
    return TradeBook.read(json);
  }

  private static List<String> lines(String... trades) {
    return TradeCsv.of(Arrays.stream(trades).map(TradeCsvTest::trade).toList()).lines().toList();
  }

  private static String cell(String line, String column) {
    var columns = List.of(lines().getFirst().split(","));
    return line.split(",", -1)[columns.indexOf(column)];
  }

  @Test
  void aFileWithoutTradesHasItsHead() {
    assertThat(lines()).singleElement().asString().startsWith("mode,id,status,created_at");
  }

  @Test
  void eachTradeSaysWithWhoseMoneyItWasMade() {
    var line =
        lines("{\"mode\":\"Paper\",\"id\":7,\"buy_price\":0.61,\"sell_price\":null,\"pnl\":-1.25}")
            .getLast();

    assertThat(line).startsWith("Paper,7,");
    assertThat(cell(line, "buy_price")).isEqualTo("0.61");
    assertThat(cell(line, "sell_price")).isEmpty();
    assertThat(cell(line, "pnl")).isEqualTo("-1.25");
  }

  @Test
  void textStaysTextInASpreadsheet() {
    assertThat(cell(lines("{\"reason\":\"=1+1\"}").getLast(), "reason")).isEqualTo("'=1+1");
    assertThat(lines("{\"strike\":\"$118,500\",\"reason\":\"said \\\"no\\\"\"}").getLast())
        .contains(",\"$118,500\",")
        .contains(",\"said \"\"no\"\"\",");
  }

  @Test
  void everyLineEndsAsTheRfcSays() {
    assertThat(TradeCsv.of(List.of(trade("{\"id\":1}"))).split("\r\n", -1)).hasSize(3);
  }
}

package io.rec.mainapp.gateway.trades;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void quotesWhatHasCommasQuotesOrLineBreaks() {
    assertThat(Csv.line(List.of("a,b", "say \"hi\"", "two\nlines", "plain")))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain\r\n");
  }

  @Test
  void whatIsNotKnownIsEmpty() {
    assertThat(Csv.line(Arrays.asList(1, null, "x"))).isEqualTo("1,,x\r\n");
  }

  @Test
  void numbersStayNumbersWhateverTheirSign() {
    assertThat(Csv.line(List.of(new BigDecimal("-5.39"), -3L, 0.5))).isEqualTo("-5.39,-3,0.5\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void textThatASpreadsheetWouldComputeIsMadeText(String text) {
    assertThat(Csv.line(List.of(text))).startsWith("'" + text);
  }
}

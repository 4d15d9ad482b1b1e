package io.rec.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against TA-Lib; where the vectors come from is told beside them. */
class IndicatorVectorsTest {

  private static final int PRICES = 5;

  @ParameterizedTest(name = "{0}, {1} times")
  @CsvSource({"hundred.csv, 1", "sixty-thousand.csv, 60000"})
  @DisplayName("issue 8: every indicator equals its reference to 1e-9 of the price")
  void equalsReference(String file, double scale) {
    List<List<String>> rows = CandleMaker.reference(file);
    List<String> names = rows.getFirst().subList(PRICES, rows.getFirst().size());
    var indicators = new Indicators();
    int compared = 0;

    for (int row = 1; row < rows.size(); row++) {
      Map<String, Double> figures = indicators.add(candle(rows.get(row), row)).figures();
      for (int column = 0; column < names.size(); column++) {
        String expected = rows.get(row).get(PRICES + column);
        Double figure = figures.get(names.get(column));
        if (!expected.isEmpty()) {
          assertThat(figure)
              .as("%s in row %d of %s", names.get(column), row, file)
              .isNotNull()
              .isCloseTo(Double.parseDouble(expected), within(1e-9 * scale));
          compared++;
        }
      }
    }

    assertThat(compared).isGreaterThan(15 * 200);
  }

  /** What the reference leaves out is left out here. */
  @ParameterizedTest
  @CsvSource({"hundred.csv", "sixty-thousand.csv"})
  @DisplayName("issue 8: a figure is known from the reference's candle on, and not before")
  void isKnownWhenTheReferenceIs(String file) {
    List<List<String>> rows = CandleMaker.reference(file);
    List<String> names = rows.getFirst().subList(PRICES, rows.getFirst().size());
    var indicators = new Indicators();

    for (int row = 1; row < rows.size(); row++) {
      List<String> known = new ArrayList<>();
      for (int column = 0; column < names.size(); column++) {
        if (!rows.get(row).get(PRICES + column).isEmpty()) {
          known.add(names.get(column));
        }
      }
      assertThat(indicators.add(candle(rows.get(row), row)).figures().keySet())
          .as("row %d", row)
          .containsAll(known)
          .hasSize(known.size() + 1); // and the close
    }
  }

  private static Candle candle(List<String> row, int number) {
    double[] prices = row.subList(0, PRICES).stream().mapToDouble(Double::parseDouble).toArray();
    return new Candle(
        CandleMaker.FIRST.plusSeconds(3600L * number),
        prices[0],
        prices[1],
        prices[2],
        prices[3],
        prices[4]);
  }
}

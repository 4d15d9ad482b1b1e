package io.rec.aiservice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rec.aiservice.testing.Question;
import io.rec.domain.indicator.TimeFrame;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedReaderTest {

  private static final String CANDLE =
      "{\"timestamp\":1700000000000,\"open\":10,\"high\":12,\"low\":9,\"close\":11,\"volume\":1}";

  private final AskedReader reader = new AskedReader();

  @Test
  @DisplayName("BOT-AI-03 reads the four fields of the contract")
  void readsTheContract() throws BadRequest {
    Asked asked = reader.read(Question.rising("BTCUSDT").json());

    assertThat(asked.symbol()).isEqualTo("BTCUSDT");
    assertThat(asked.timeFrame()).isEqualTo(TimeFrame.ONE_HOUR);
    assertThat(asked.candles().orElseThrow()).hasSize(60);
    assertThat(asked.indicators()).containsEntry("funding", 0.01);
  }

  @Test
  @DisplayName("BOT-AI-03 times are milliseconds or ISO-8601, figures may stand in groups")
  void readsBothFormsOfTime() throws BadRequest {
    Asked asked =
        reader.read(
            """
            {"timeframe":"1m","symbol":"BTC-USD","technical_indicators":
              {"rsi":55,"macd":{"line":1.5,"signal":-2e1}},
             "candles":[%s,{"timestamp":"2023-11-14T23:14:20+01:00","open":1,"high":1,"low":1,
              "close":1,"volume":0}]}"""
                .formatted(CANDLE));

    assertThat(asked.candles().orElseThrow())
        .extracting(candle -> candle.start())
        .containsExactly(
            Instant.ofEpochMilli(1_700_000_000_000L), Instant.parse("2023-11-14T22:14:20Z"));
    assertThat(asked.indicators())
        .containsEntry("rsi", 55.0)
        .containsEntry("macd.line", 1.5)
        .containsEntry("macd.signal", -20.0);
  }

  @Test
  @DisplayName("BOT-CCH-03 candles may be left out, which is not the same as none")
  void tellsAbsentFromEmpty() throws BadRequest {
    assertThat(reader.read(Question.rising("BTC").jsonWithoutCandles()).candles()).isEmpty();
    assertThat(refused("{\"symbol\":\"BTC\",\"timeframe\":\"1h\",\"candles\":[]}"))
        .hasMessage("candles: there is no candle");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"timeframe":"1h","candles":[C]}                           | symbol: it is missing | MissingField
          {"symbol":"BTC","candles":[C]}                             | timeframe: it is missing | MissingField
          {"symbol":"btc","timeframe":"1h","candles":[C]}            | symbol: 'btc' is no symbol | BadSymbol
          {"symbol":7,"timeframe":"1h","candles":[C]}                | symbol: it has to be a text | WrongType
          {"symbol":"BTC","timeframe":"2m","candles":[C]}            | timeframe: '2m' is none of 1m, 3m | UnknownTimeframe
          {"symbol":"BTC","timeframe":null,"candles":[C]}            | timeframe: it has to be a text | WrongType
          {"symbol":"BTC","timeframe":"1h","candles":{}}             | candles: it has to be a list | WrongType
          {"symbol":"BTC","timeframe":"1h","candles":[]}             | candles: there is no candle | EmptyCandles
          {"symbol":"BTC","timeframe":"1h","candles":[C,5]}          | candles[1]: it has to be an object | WrongType
          {"symbol":"BTC","timeframe":"1h","candles":[C,C]}          | candles[1].timestamp: 2023-11-14T22:13:20Z is there twice | DuplicateCandles
          {"symbol":"BTC","timeframe":"1h","candles":[C,E]}          | candles[1].timestamp: 2023-11-14T21:13:20Z comes after | UnsortedCandles
          {"symbol":"BTC","timeframe":"1h","candles":[{"open":1}]}   | candles[0].timestamp: it is missing | MissingField
          {"symbol":"BTC","timeframe":"1h","candles":[N]}            | candles[0].close: 'NaN' is no finite number | NonFiniteNumber
          {"symbol":"BTC","timeframe":"1h","candles":[I]}            | candles[0].high: '-Infinity' is no finite number | NonFiniteNumber
          {"symbol":"BTC","timeframe":"1h","candles":[H]}            | candles[0].volume: '1e999' is no finite number | NonFiniteNumber
          {"symbol":"BTC","timeframe":"1h","candles":[S]}            | candles[0].open: it has to be a number | WrongType
          {"symbol":"BTC","timeframe":"1h","candles":[T]}            | candles[0].timestamp: '1700000000' is neither | BadTimestamp
          {"symbol":"BTC","timeframe":"1h","candles":[U]}            | candles[0].vwap: there is no such field | UnknownField
          {"symbol":"BTC","timeframe":"1h","candle":[C]}             | candle: there is no such field | UnknownField
          {"symbol":"BTC","timeframe":"1h","technical_indicators":{"rsi":NaN}} | technical_indicators.rsi: 'NaN' is no finite number | NonFiniteNumber
          {"symbol":"BTC","timeframe":"1h","technical_indicators":{"macd":{"line":"x"}}} | technical_indicators.macd.line: it has to be a number | WrongType
          {"symbol":"BTC","timeframe":"1h","technical_indicators":{"r\\u0000":1}} | technical_indicators.r?: 'r?' is no name | BadName
          {"symbol":"BTC","timeframe":"1h","technical_indicators":{"g":{"a\\nb":1}}} | technical_indicators.g.a?b: 'a?b' is no name | BadName
          {"symbol":"BTC","symbol":"ETH","timeframe":"1h"}           | body: Duplicate field 'symbol' | NotJson
          {"symbol":"BTC","timeframe":"1h"                           | body: Unexpected end-of-input | NotJson
          {"symbol":"BTC","timeframe":"1h"} x                        | body: Unrecognized token 'x' | NotJson
          [1]                                                        | body: it has to be an object | WrongType
          """)
  @DisplayName("BOT-AI-03 bad input is named by its field")
  void namesTheField(String body, String message, String reason) {
    String whole =
        body.replace("[C", "[" + CANDLE)
            .replace(",C", "," + CANDLE)
            .replace(",E]", "," + CANDLE.replace("1700000000000", "1699996400000") + "]")
            .replace("[N]", "[" + CANDLE.replace("11", "NaN") + "]")
            .replace("[I]", "[" + CANDLE.replace("12", "-Infinity") + "]")
            .replace("[H]", "[" + CANDLE.replace(":1}", ":1e999}") + "]")
            .replace("[S]", "[" + CANDLE.replace(":10,", ":\"10\",") + "]")
            .replace("[T]", "[" + CANDLE.replace("1700000000000", "1700000000") + "]")
            .replace("[U]", "[" + CANDLE.replace("\"volume\"", "\"vwap\"") + "]");

    BadRequest refused = refused(whole);

    assertThat(refused).hasMessageStartingWith(message);
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @Test
  @DisplayName("BOT-AI-03 there is an end to how much may be sent")
  void hasAnEnd() {
    String many = "%s,".formatted(CANDLE).repeat(AskedReader.MOST_CANDLES) + CANDLE;

    assertThat(
            refused("{\"symbol\":\"BTC\",\"timeframe\":\"1h\",\"candles\":[%s]}".formatted(many)))
        .hasMessage("candles: more than 2000 candles");
  }

  @Property(tries = 500)
  @Label("whatever text comes, it is read or refused in words")
  void neverBreaks(@ForAll String text) {
    BadRequest refused = refused(text);

    assertThat(refused.getMessage()).matches("(?s)[a-z_.\\[\\]0-9]+: .+").doesNotContain("\n");
  }

  private BadRequest refused(String body) {
    return catchThrowableOfType(BadRequest.class, () -> reader.read(body));
  }
}

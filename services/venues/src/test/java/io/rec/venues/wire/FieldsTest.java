package io.rec.venues.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"1e9\"",
        "\"1E+999999999\"",
        "\"0x10\"",
        "\" 1\"",
        "\"1,5\"",
        "\"+1\"",
        "\"1.\"",
        "\".5\"",
        "true",
        "null",
        "[]",
        "{}",
        "1e999",
        "1e40",
        "\"1234567890123456789\""
      })
  @DisplayName("refuses what is not plainly a number, by the field's name")
  void refusesNoNumber(String value) throws MalformedMessage {
    Fields fields = parse("{\"price\":%s}".formatted(value));

    assertThatThrownBy(() -> fields.decimal("price"))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"118000.55", "\"118000.55\""})
  @DisplayName("reads a decimal exactly, from a text and from a JSON number")
  void readsDecimals(String value) throws MalformedMessage {
    assertThat(parse("{\"price\":%s}".formatted(value)).decimal("price"))
        .isEqualTo(new BigDecimal("118000.55"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"+900000000-01-01T00:00:00Z\"",
        "\"1999-12-31T23:59:59Z\"",
        "1"
      })
  @DisplayName("refuses a time that is none, or none of this century")
  void refusesNoTime(String value) throws MalformedMessage {
    Fields fields = parse("{\"time\":%s}".formatted(value));

    assertThatThrownBy(() -> fields.time("time")).isInstanceOf(MalformedMessage.class);
  }

  @Test
  @DisplayName("reads rows of texts and numbers as they are written")
  void readsRows() throws MalformedMessage {
    assertThat(Fields.rows(JSON, "[[1755282000,0.00001,\"7\"]]"))
        .isEqualTo(List.of(List.of("1755282000", "0.000010", "7")));
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      Fields.parse(JSON, text);
    } catch (MalformedMessage refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  private static Fields parse(String text) throws MalformedMessage {
    return Fields.parse(JSON, text);
  }
}

package io.rec.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracedTextTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void takesTheTraceAlongAndGivesTheTextBack() {
    String announced = TracedText.with("{\"symbol\":\"BTC\"}", TRACE, 7999);

    assertThat(announced).isEqualTo("{\"symbol\":\"BTC\",\"traceparent\":\"" + TRACE + "\"}");
    assertThat(TracedText.read(announced)).isEqualTo(new TracedText("{\"symbol\":\"BTC\"}", TRACE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trade:17", "", "{}", "{", "[1]"})
  void leavesAloneWhatHasNoPlaceForIt(String text) {
    assertThat(TracedText.with(text, TRACE, 7999)).isEqualTo(text);
    assertThat(TracedText.read(text)).isEqualTo(new TracedText(text, null));
  }

  @Test
  void aTextThatWouldGrowTooLongTravelsWithoutItsTrace() {
    String text = "{\"a\":\"" + "é".repeat(3970) + "\"}";

    assertThat(TracedText.with(text, TRACE, 7999)).isEqualTo(text);
  }
}

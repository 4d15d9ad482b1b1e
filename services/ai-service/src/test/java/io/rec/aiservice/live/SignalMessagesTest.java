package io.rec.aiservice.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.testing.Analyses;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
import io.rec.platform.events.Announcements;
import io.rec.platform.signals.AiSignal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalMessagesTest {

  /** Two of Java's characters, which are both escaped. */
  private static final String BULL = "\uD83D\uDC02";

  private final SignalMessages messages = new SignalMessages(ObjectMapper.getDefault());

  @Test
  @DisplayName("the longest reasons still fit into an announcement, and no character is cut in two")
  void longReasons() {
    Analysis analysis = because("a" + BULL.repeat(3_000));

    String news = messages.news(analysis);

    assertThat(news.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Announcements.MOST_BYTES);
    assertThat(messages.news(news).orElseThrow().data().reasoning())
        .isEqualTo("a" + BULL.repeat(AiSignal.MOST_REASONING / 2 - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wake up",
        "[]",
        "{\"closed_at\":\"2026-03-02T10:00:00Z\"}",
        "{\"closed_at\":\"2026-03-02T10:00:00Z\",\"data\":{}}",
        "{\"closed_at\":\"today\",\"data\":{\"symbol\":\"BTCUSDT\",\"id\":\"1\"}}"
      })
  @DisplayName("what somebody else says on the channel is left alone")
  void foreign(String payload) {
    assertThat(messages.news(payload)).isEmpty();
  }

  @Test
  @DisplayName("a pod of an older release says no reasons, and is understood")
  void olderRelease() {
    String payload =
        """
        {"closed_at":"2026-03-02T10:00:00Z","data":{"symbol":"BTCUSDT","signal":"Long",\
        "confidence":0.75,"timestamp":"2026-03-02T10:00:01Z","timeframe":"1h","price":45000.0,\
        "model_version":"technical-1","id":"1"}}""";

    AiSignal said = messages.news(payload).orElseThrow().data();

    assertThat(said.price()).isEqualTo(45000);
    assertThat(said.reasoning()).isNull();
  }

  private static Analysis because(String reasoning) {
    Instant at = Instant.parse("2026-03-02T10:00:00Z");
    Analysis any = Analyses.of(Analyses.BTC, at);
    Opinion opinion = new Opinion(Signal.LONG, 0.75, reasoning, "technical-1");
    return new Analysis(
        any.id(),
        any.market(),
        opinion,
        List.of(opinion),
        List.of(),
        Map.of(),
        Map.of(),
        at,
        any.close(),
        at,
        at,
        any.took(),
        "");
  }
}

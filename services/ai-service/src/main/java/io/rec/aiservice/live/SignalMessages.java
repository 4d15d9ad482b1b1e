package io.rec.aiservice.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.aiservice.analysis.Analysis;
import io.rec.platform.signals.AiSignal;
import io.rec.platform.signals.SignalNews;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signals as text: for clients, for the other pods of this service, and for the gateway. */
@Singleton
public final class SignalMessages {

  private final JsonMapper json;

  SignalMessages(JsonMapper json) {
    this.json = json;
  }

  /**
   * {@code {type, data, seq}} as a client gets it.
   *
   * @param snapshot true for what was there before the client came, absent otherwise
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Message(String type, AiSignal data, long seq, @Nullable Boolean snapshot) {}

  AiSignal signal(Analysis analysis) {
    return new AiSignal(
        analysis.market().symbol(),
        analysis.opinion().signal().word(),
        analysis.opinion().confidence(),
        analysis.at(),
        analysis.market().timeFrame().word(),
        analysis.close(),
        analysis.opinion().modelVersion(),
        analysis.id().toString(),
        begin(analysis.opinion().reasoning()));
  }

  String message(AiSignal signal, long seq, boolean snapshot) {
    return text(new Message("ai_signal", signal, seq, snapshot ? true : null));
  }

  /** What is announced of it. */
  public String news(Analysis analysis) {
    return text(new SignalNews(analysis.closedAt(), signal(analysis)));
  }

  /** Empty for news that are none of ours. */
  public Optional<SignalNews> news(String payload) {
    try {
      return Optional.ofNullable(json.readValue(payload, SignalNews.class));
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException foreign) {
      return Optional.empty();
    }
  }

  /** No character that is written in two halves is cut between them. */
  private static String begin(String reasoning) {
    int most = AiSignal.MOST_REASONING;
    if (reasoning.length() <= most) {
      return reasoning;
    }
    boolean cut = Character.isHighSurrogate(reasoning.charAt(most - 1));
    return reasoning.substring(0, cut ? most - 1 : most);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}

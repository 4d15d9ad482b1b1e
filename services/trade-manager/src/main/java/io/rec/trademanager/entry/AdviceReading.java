package io.rec.trademanager.entry;

import static io.rec.trademanager.refusal.RequestBody.refused;

import io.rec.domain.signal.Signal;
import io.rec.trademanager.books.Advice;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads what a ticket says that the analysis said. */
final class AdviceReading {
  private static final Set<String> SOURCES = Set.of("analysis", "cached", "technical_only");
  private static final int LONGEST_ID = 64;

  private AdviceReading() {}

  static Advice of(RequestBody body) {
    return new Advice(signal(body), confidence(body), analysis(body), source(body));
  }

  private static Signal signal(RequestBody body) {
    var word = text(body, "signal");
    return Signal.of(word)
        .orElseThrow(() -> refused(RequestRule.ADVICE, word, String.join(", ", Signal.words())));
  }

  private static double confidence(RequestBody body) {
    var share =
        body.number("confidence", RequestRule.ADVICE)
            .orElseThrow(() -> refused(RequestRule.ADVICE, "no confidence", "0 to 1"));
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw refused(RequestRule.ADVICE, "a confidence of " + share.toPlainString(), "0 to 1");
    }
    return share.doubleValue();
  }

  private static Optional<String> analysis(RequestBody body) {
    var id = body.text("analysis_id", RequestRule.ADVICE);
    id.filter(text -> text.length() > LONGEST_ID)
        .ifPresent(
            text -> {
              throw refused(
                  RequestRule.ADVICE,
                  "an id of %d characters".formatted(text.length()),
                  "at most " + LONGEST_ID);
            });
    return id;
  }

  private static String source(RequestBody body) {
    var word = text(body, "source");
    if (!SOURCES.contains(word)) {
      throw refused(RequestRule.ADVICE, word, "analysis, cached or technical_only");
    }
    return word;
  }

  private static String text(RequestBody body, String field) {
    return body.text(field, RequestRule.ADVICE)
        .orElseThrow(() -> refused(RequestRule.ADVICE, "no " + field, "a text"));
  }
}

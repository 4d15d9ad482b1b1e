package io.rec.aiservice.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.annotation.Order;
import io.micronaut.json.JsonMapper;
import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.signal.AnalysisQuestion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A language model behind the OpenAI chat completions API. One attempt and no second one: the
 * built-in model has answered already, and a trade is not kept waiting for a better word.
 */
@Singleton
@Order(1)
final class OpenAiProvider implements Provider {

  private static final Logger LOG = LoggerFactory.getLogger(OpenAiProvider.class);

  /** A token is about three characters of numbers. */
  private static final int CHARACTERS_PER_TOKEN = 3;

  private static final int TOO_MANY = 429;

  /** Of a look, which nobody but the loop waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OpenAiSettings settings;
  private final ProviderKey key;
  private final ModelCalls calls;
  private final JsonMapper json;
  private final ChatAnswer answers;
  private final SpendingLimit budget;
  private final ModelBreaker breaker;
  private final ProviderFigures figures;
  private volatile String seen = "it has not been asked yet";

  OpenAiProvider(
      OpenAiSettings settings,
      ProviderKey key,
      ModelCalls calls,
      JsonMapper json,
      MeterRegistry meters,
      Clock clock) {
    this.settings = settings;
    this.key = key;
    this.calls = calls;
    this.json = json;
    this.answers = new ChatAnswer(json);
    this.budget = new SpendingLimit(settings.callsPerMinute(), settings.tokensPerDay(), clock);
    this.breaker = new ModelBreaker(clock, meters);
    this.figures = new ProviderFigures(meters, budget);
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public boolean configured() {
    return settings.hasAddress() || key.key().isPresent();
  }

  @Override
  public String complaint() {
    if (!configured()) {
      return "no key is mounted";
    }
    return Stream.of(breaker.complaint(), budget.refusal(1), seen)
        .filter(complaint -> !complaint.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Asks for its list of models, which costs nothing. */
  void look() throws InterruptedException {
    if (configured()) {
      try {
        int status = calls.get(settings.to("/models"), PATIENCE).status();
        seen = status == 200 ? "" : "it answers " + status;
      } catch (IOException failed) {
        seen = "it " + failed.getMessage();
      }
    }
  }

  @Override
  public Said ask(AnalysisQuestion question, IndicatorReading reading) throws InterruptedException {
    String body = body(question, reading);
    long reserved = body.length() / CHARACTERS_PER_TOKEN + ChatRequest.MOST_ANSWER_TOKENS;
    String refusal = breaker.enter();
    if (refusal.isEmpty()) {
      refusal = budget.reserve(reserved);
      if (!refusal.isEmpty()) {
        breaker.leave();
      }
    }
    if (!refusal.isEmpty()) {
      figures.asked("refused", 0);
      return new Said.Nothing(refusal);
    }
    return call(body, reserved);
  }

  private Said call(String body, long reserved) throws InterruptedException {
    long began = System.nanoTime();
    try {
      ModelCalls.Reply reply =
          calls.post(settings.to("/chat/completions"), body, settings.timeout());
      return answered(reply, reserved, System.nanoTime() - began);
    } catch (IOException failed) {
      breaker.failed(failed);
      figures.asked("failed", System.nanoTime() - began);
      LOG.atWarn().addKeyValue("model", name()).log("the model failed: {}", failed.getMessage());
      return new Said.Nothing("it " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      breaker.leave();
      throw interrupted;
    }
  }

  private Said answered(ModelCalls.Reply reply, long reserved, long nanos) {
    if (reply.status() != 200) {
      String what = "answered %d (%s)".formatted(reply.status(), answers.code(reply.body()));
      if (reply.status() == TOO_MANY) {
        breaker.holdOff(reply.retryAfter());
      }
      breaker.failed(new IOException(what));
      figures.asked("failed", nanos);
      LOG.atWarn().addKeyValue("model", name()).log("the model {}", what);
      return new Said.Nothing("it " + what);
    }
    ChatAnswer.Read read = answers.read(reply.body(), name());
    read.tokens().ifPresent(tokens -> budget.cost(reserved, tokens));
    return switch (read.said()) {
      case Said.Opined opined -> {
        breaker.succeeded(nanos);
        figures.asked("answered", nanos);
        yield opined;
      }
      case Said.Nothing nothing -> {
        breaker.failed(new IOException(nothing.why()));
        figures.asked("unusable", nanos);
        LOG.atWarn().addKeyValue("model", name()).log("the model's answer: {}", nothing.why());
        yield nothing;
      }
    };
  }

  private String body(AnalysisQuestion question, IndicatorReading reading) {
    try {
      return json.writeValueAsString(ChatRequest.body(name(), question, reading));
    } catch (IOException impossible) {
      throw new IllegalStateException("the question cannot be written", impossible);
    }
  }
}

package io.rec.aiservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.aiservice.testing.Question;
import io.rec.aiservice.testing.ScriptedModel;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service with a language model, which is a server that follows a script. */
class ModelTest {

  private static final String KEY = "sk-canary-7f3a";

  private final ScriptedModel model = ScriptedModel.start();
  private final TestClock clock = TestClock.at(Instant.now().toString());
  private final AtomicInteger questions = new AtomicInteger();
  private TestDatabase database;
  private TestRole role;

  @BeforeEach
  void start() throws IOException, SQLException {
    database = Postgres.shared().migrated();
    role = start(Map.of());
  }

  @AfterEach
  void stop() {
    role.close();
    model.close();
  }

  @Test
  @DisplayName("R38 BOT-AI-20 the model's opinion and the built-in one become one")
  void asksBoth() {
    model.says("Long", 0.9);

    Json answer = ask();

    assertThat(answer.text("model_version")).isEqualTo("technical-1+gpt-4o-mini");
    assertThat(answer.text("signal")).isEqualTo("Long");
    assertThat(answer.text("reasoning"))
        .contains("technical-1 says Long", "gpt-4o-mini says by the script");
    assertThat(answer.at("silent").values()).isEmpty();
  }

  @Test
  @DisplayName("R38 a model that contradicts takes the confidence away")
  void isContradicted() {
    model.says("Long", 0.9);
    double agreed = ask().decimal("confidence").doubleValue();
    model.says("Short", 0.99);

    Json contradicted = ask();

    assertThat(contradicted.decimal("confidence").doubleValue()).isLessThan(agreed);
    assertThat(contradicted.text("signal")).isEqualTo("Short");
  }

  @Test
  @DisplayName("BOT-SEC-03 BOT-TRC-02 key and request id travel, candles and figures are told")
  void sendsWhatIsNeeded() {
    model.says("Neutral", 0.4);

    ask();

    ScriptedModel.Heard heard = model.heard().getFirst();
    assertThat(heard.token()).isEqualTo("Bearer " + KEY);
    assertThat(heard.requestId()).isNotEmpty();
    assertThat(heard.body())
        .contains("BTCUSDT 1h", "rsi_14=100", "funding=0.01", "\"temperature\":0");
    assertThat(Json.of(heard.body()).at("response_format").text("type")).isEqualTo("json_schema");
  }

  @Test
  @DisplayName("R38 whatever is outside of the schema is no opinion; the built-in one stands alone")
  void takesNoNonsense() {
    model.content("buy everything");

    Json answer = ask();

    assertThat(answer.text("model_version")).isEqualTo("technical-1");
    assertThat(silent(answer)).isEqualTo("gpt-4o-mini: its answer is no JSON");
  }

  @Test
  @DisplayName("BOT-SEC-03 an error is told by its status and code, and never with the key")
  void keepsTheKey() {
    try (LogLines lines = LogLines.of("io.rec.aiservice.provider.OpenAiProvider")) {
      model.fails(
          401,
          """
          {"error":{"message":"Incorrect API key provided: %s","code":"invalid_api_key"}}"""
              .formatted(KEY));

      String answer = role.post("/ai/analyze", Question.rising("BTCUSDT").json()).body();

      assertThat(answer).contains("it answered 401 (invalid_api_key)").doesNotContain(KEY);
      assertThat(lines.messages())
          .containsExactly("the model answered 401 (invalid_api_key)")
          .noneMatch(line -> line.contains(KEY));
      assertThat(role.get("/health").body()).doesNotContain(KEY);
      assertThat(role.getWith("/prometheus").body()).doesNotContain(KEY);
    }
  }

  @Test
  @DisplayName("R38 a model that does not answer is given up in time, also in the midst of a body")
  void givesUpInTime() throws IOException {
    role.close();
    role = start(Map.of("RECIO_SET_AI_TIMEOUT", "300ms"));
    model.says("Long", 0.9).neverAnswers();

    long began = System.nanoTime();
    assertThat(silent(ask())).isEqualTo("gpt-4o-mini: it did not answer within 300 ms");
    model.says("Long", 0.9).stuckInItsBody();
    assertThat(silent(ask())).isEqualTo("gpt-4o-mini: it did not answer within 300 ms");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("R14 after five failures the model is left alone for 300 s, then tried once")
  void opensItsBreaker() {
    model.fails(500, "{}");
    for (int failure = 0; failure < 5; failure++) {
      assertThat(silent(ask())).isEqualTo("gpt-4o-mini: it answered 500 (no code)");
    }

    assertThat(silent(ask())).isEqualTo("gpt-4o-mini: it is not asked: its breaker is open");
    assertThat(model.heard()).hasSize(5);
    assertThat(role.get("/health").body())
        .contains("\"model_provider\":\"unhealthy\"", "\"status\":\"degraded\"");

    model.says("Long", 0.9);
    clock.moveTo(clock.instant().plus(Duration.ofSeconds(301)));
    assertThat(ask().text("model_version")).isEqualTo("technical-1+gpt-4o-mini");
    assertThat(ask().text("model_version")).isEqualTo("technical-1+gpt-4o-mini");
  }

  @Test
  @DisplayName("R43 a 429 with Retry-After is obeyed")
  void obeysRetryAfter() {
    model.fails(429, "{\"error\":{\"type\":\"rate_limit_exceeded\"}}").retryAfter("20");
    assertThat(silent(ask())).isEqualTo("gpt-4o-mini: it answered 429 (rate_limit_exceeded)");
    model.says("Long", 0.9);

    assertThat(silent(ask())).startsWith("gpt-4o-mini: it asked to be left alone until ");
    clock.moveTo(clock.instant().plus(Duration.ofSeconds(21)));

    assertThat(ask().text("model_version")).isEqualTo("technical-1+gpt-4o-mini");
    assertThat(model.heard()).hasSize(2);
  }

  @Test
  @DisplayName("R38 calls of a minute and tokens of a day have an end")
  void keepsToItsBudget() throws IOException {
    role.close();
    role =
        start(Map.of("RECIO_SET_AI_CALLS_PER_MINUTE", "2", "RECIO_SET_AI_TOKENS_PER_DAY", "2950"));
    model.says("Long", 0.9);
    ask();
    ask();

    assertThat(silent(ask())).isEqualTo("gpt-4o-mini: its budget of 2 calls a minute is used up");
    clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));
    // Each answer of the script costs 1000 tokens: 2000 are spent, and a question reserves more.
    assertThat(silent(ask())).isEqualTo("gpt-4o-mini: its budget of 2950 tokens a day is used up");
    clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
    assertThat(ask().text("model_version")).isEqualTo("technical-1+gpt-4o-mini");
  }

  @Test
  @DisplayName("BOT-AI-12 health asks the model's address and says what it hears")
  void looksAtTheModel() throws IOException {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> role.get("/health").body().contains("\"model_provider\":\"healthy\""));
    assertThat(role.get("/ai/providers").body())
        .contains("{\"provider\":\"gpt-4o-mini\",\"answering\":true,");
    role.close();
    model.modelsAnswer(503);

    role = start(Map.of());

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                role.get("/health")
                    .body()
                    .contains("\"model_provider\":\"gpt-4o-mini: it answers 503\""));
    assertThat(role.get("/ai/providers").body())
        .contains("\"answering\":false,\"reason\":\"it answers 503\"");
  }

  /** Each question has a price of its own, so that none is answered from memory. */
  private Json ask() {
    Question question = Question.rising("BTCUSDT").priced(100 + questions.incrementAndGet());
    return Json.of(role.post("/ai/analyze", question.json()).body());
  }

  private static String silent(Json answer) {
    return answer.at("silent").values().getFirst().node().getStringValue();
  }

  private TestRole start(Map<String, String> settings) throws IOException {
    ConfigFolder config = ConfigFolder.create().with("ai-service").with(database);
    Path folder = Files.createDirectories(config.root().resolve("analysis"));
    Files.writeString(folder.resolve("OPENAI_API_KEY"), KEY + "\n");
    Map<String, String> env = new HashMap<>(settings);
    env.put("RECIO_SET_AI_URL", model.url());
    return TestRole.startAt(clock, Application.class, "ai-service", config, env).awaitReady();
  }
}

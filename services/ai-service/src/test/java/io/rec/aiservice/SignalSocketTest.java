package io.rec.aiservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.JsonMapper;
import io.rec.aiservice.testing.Question;
import io.rec.aiservice.testing.SignalListener;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.signals.AiSignal;
import io.rec.platform.signals.SignalNews;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalSocketTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private TestDatabase database;
  private TestRole one;
  private TestRole other;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    one = pod().awaitReady();
    other = pod().awaitReady();
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }

  @Test
  @DisplayName("BOT-AI-11 a listener hears ai_signal within 100 ms of the answer")
  void hearsSignals() {
    try (SignalListener listener = new SignalListener(one, ConfigFolder.TOKEN)) {
      Json answer = post(one, Question.rising("BTCUSDT"));
      long answered = System.nanoTime();
      await().atMost(SOON).until(() -> listener.arrivals().size() == 1);

      SignalListener.Arrival arrival = listener.arrivals().getFirst();
      Json data = arrival.message().at("data");
      assertThat(arrival.message().text("type")).isEqualTo("ai_signal");
      assertThat(data.text("symbol")).isEqualTo("BTCUSDT");
      assertThat(data.text("signal")).isEqualTo("Long");
      assertThat(data.decimal("confidence")).isEqualByComparingTo(answer.decimal("confidence"));
      assertThat(data.text("timestamp")).isEqualTo(answer.text("timestamp"));
      assertThat(data.decimal("price")).isEqualByComparingTo("160");
      assertThat(Duration.ofNanos(arrival.nanos() - answered)).isLessThan(Duration.ofMillis(100));
    }
  }

  @Test
  @DisplayName(
      "BOT-AI-11 R45 a cached answer is no signal, and who comes late gets the newest first")
  void tellsEachOnce() {
    post(one, Question.rising("BTCUSDT"));
    post(one, Question.rising("BTCUSDT"));
    post(one, Question.rising("BTCUSDT").falling());

    try (SignalListener late = new SignalListener(one, ConfigFolder.TOKEN)) {
      await().atMost(SOON).until(() -> late.arrivals().size() == 1);
      post(one, Question.rising("ETHUSDT"));
      await().atMost(SOON).until(() -> late.arrivals().size() == 2);

      Json first = late.arrivals().getFirst().message();
      Json second = late.arrivals().get(1).message();
      assertThat(first.flag("snapshot")).isTrue();
      assertThat(first.at("data").text("signal")).isEqualTo("Short");
      assertThat(second.whole("seq")).isEqualTo(first.whole("seq") + 1);
      assertThat(second.find("snapshot")).isEmpty();
    }
  }

  @Test
  @DisplayName("BOT-AI-11 who comes late is not dropped for the number of markets, and hears on")
  void survivesManyMarkets() {
    for (int market = 0; market < 300; market++) {
      post(one, Question.rising("M" + market));
    }

    try (SignalListener late = new SignalListener(one, ConfigFolder.TOKEN)) {
      await().atMost(SOON).until(() -> late.arrivals().size() == 128);
      post(one, Question.rising("BTCUSDT"));
      await().atMost(SOON).until(() -> late.arrivals().size() == 129);

      assertThat(late.arrivals().getFirst().message().at("data").text("symbol")).isEqualTo("M172");
      assertThat(late.arrivals().getLast().message().at("data").text("symbol"))
          .isEqualTo("BTCUSDT");
    }
  }

  @Test
  @DisplayName("BOT-AI-11 a signal of one pod reaches the listeners of the other, once")
  void reachesTheOtherPod() {
    try (SignalListener here = new SignalListener(one, ConfigFolder.TOKEN);
        SignalListener there = new SignalListener(other, ConfigFolder.TOKEN)) {
      awaitListening();

      post(one, Question.rising("BTCUSDT"));
      post(other, Question.rising("ETHUSDT"));

      for (SignalListener each : List.of(here, there)) {
        await().atMost(SOON).until(() -> each.arrivals().size() == 2);
        assertThat(each.arrivals())
            .extracting(arrival -> arrival.message().at("data").text("symbol"))
            .containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT");
      }
    }
  }

  @Test
  @DisplayName("BOT-WS-02 what is stored is announced, with its reasons, for the gateway")
  void announces() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (Subscription there =
        other
            .bean(Announcements.class)
            .listen(
                SignalNews.CHANNEL,
                new Listener() {
                  @Override
                  public void heard(String payload) {
                    heard.add(payload);
                  }

                  @Override
                  public void missed() {}
                })) {
      awaitListening();
      Json answer = post(one, Question.rising("BTCUSDT"));
      await().atMost(SOON).until(() -> heard.size() == 1);

      AiSignal said =
          other.bean(JsonMapper.class).readValue(heard.getFirst(), SignalNews.class).data();
      assertThat(said.signal()).isEqualTo("Long");
      assertThat(said.id()).isEqualTo(answer.text("id"));
      assertThat(said.timestamp()).isEqualTo(answer.text("timestamp"));
      assertThat(said.reasoning()).isEqualTo(answer.text("reasoning")).isNotBlank();
    }
  }

  @Test
  @DisplayName("BOT-SEC-01 the socket demands the token as well")
  void demandsTheToken() {
    assertThatThrownBy(() -> new SignalListener(one, "wrong").close())
        .hasRootCauseMessage("Unexpected HTTP response status code 401");
  }

  @Test
  @DisplayName("a service that stops dismisses its listeners")
  void dismisses() {
    try (SignalListener listener = new SignalListener(one, ConfigFolder.TOKEN)) {
      await().atMost(SOON).until(() -> one.get("/health").body().contains("\"listeners\":1"));
      one.close();

      assertThat(listener.closed()).succeedsWithin(SOON).isEqualTo(1001);
    }
  }

  private void awaitListening() {
    for (TestRole role : List.of(one, other)) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  role.getWith("/prometheus")
                      .body()
                      .lines()
                      .anyMatch(
                          l ->
                              l.startsWith("recio_announcements_listening") && l.endsWith(" 1.0")));
    }
  }

  private TestRole pod() {
    return TestRole.start(
        Application.class, "ai-service", ConfigFolder.create().with("ai-service").with(database));
  }

  private static Json post(TestRole role, Question question) {
    return Json.of(role.post("/ai/analyze", question.json()).body());
  }
}

package io.rec.venues.connector.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.Fault;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final Bench bench = new Bench();
  private final FaultyHttp first =
      new FaultyHttp(bench.stalls(), request -> Answer.json(200, "{\"price\":\"1.50\"}"));
  private final FaultyHttp second =
      new FaultyHttp(bench.stalls(), request -> Answer.json(200, "{\"price\":\"1.49\"}"));
  private final ConnectorFactory factory = ConnectorFactory.withInstalled(bench.surroundings());
  private final DataProvider primary = data("primary", first);
  private final DataProvider fallback = data("fallback", second);
  private final HealthMonitor monitor =
      new HealthMonitor(HealthMonitor.USUAL_INTERVAL, bench.time().clock());

  @AfterEach
  void stop() {
    first.close();
    second.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-HM-01, SEN-HM-06 a check is due after 60 s, not after 59")
  void due() throws Exception {
    monitor.register("primary", primary);
    assertThat(monitor.shouldCheck("primary")).isTrue();
    monitor.checkDue();

    bench.time().advance(Duration.ofSeconds(59));
    assertThat(monitor.shouldCheck("primary")).isFalse();
    bench.time().advance(Duration.ofSeconds(1));
    assertThat(monitor.shouldCheck("primary")).isTrue();
  }

  @Test
  @DisplayName("SEN-HM-04, SEN-HM-05 counts who is well and names who is not, and why")
  void summary() throws Exception {
    monitor.register("primary", primary);
    monitor.register("fallback", fallback);
    primary.connect();
    assertThat(primary.quote("AAPL").price()).hasToString("1.50");
    first.inject(Fault.STATUS_503, FaultyService.FOR_EVER);

    monitor.checkDue();

    assertThat(monitor.summary()).isEqualTo(new HealthMonitor.Summary(2, 1, 1, 0));
    assertThat(monitor.unhealthy()).containsOnlyKeys("primary");
    assertThat(monitor.unhealthy().get("primary")).contains("503");
  }

  @Test
  @DisplayName("SEN-HM-02, SEN-OPS-05 refuses an id twice, and an interval under 10 s")
  void refuses() {
    monitor.register("primary", primary);

    assertThatThrownBy(() -> monitor.register("primary", primary)).hasMessageContaining("already");
    assertThatThrownBy(() -> new HealthMonitor(Duration.ofSeconds(9), bench.time().clock()))
        .hasMessageContaining("check_interval");
    assertThatThrownBy(() -> monitor.check("nobody")).hasMessageContaining("nobody");
  }

  @Test
  @DisplayName("SEN-OPS-01 the fallback answers while the primary fails, and says that it was it")
  void failsOver() throws Exception {
    var group = new FailoverGroup<>("prices", List.of(primary, fallback), bench.time());
    first.inject(Fault.STATUS_503, FaultyService.FOR_EVER);

    var quote = group.ask("quote", member -> member.quote("AAPL"));

    assertThat(quote.source()).isEqualTo("fallback");
    assertThat(group.qualities().get("primary").failures()).isEqualTo(1);
    assertThat(group.qualities().get("fallback").score()).isEqualTo(1);
  }

  @Test
  @DisplayName("who failed most of its latest calls is asked last for a minute")
  void demotes() throws Exception {
    var group = new FailoverGroup<>("prices", List.of(primary, fallback), bench.time());
    first.inject(Fault.STATUS_503, FaultyService.FOR_EVER);
    for (int i = 0; i < 4; i++) {
      assertThat(group.ask("quote", member -> member.quote("AAPL")).source()).isEqualTo("fallback");
    }

    assertThat(group.first()).isSameAs(fallback);
    bench.time().advance(Duration.ofSeconds(60));
    assertThat(group.first()).isSameAs(primary);
  }

  @Test
  @DisplayName("SEN-OPS-02 ensure-connected: open circuit fails, disconnected connects")
  void ensures() throws Exception {
    primary.ensureConnected();
    assertThat(primary.quote("AAPL").source()).isEqualTo("primary");
    first.inject(Fault.RESET, FaultyService.FOR_EVER);
    while (!primary.status().circuitOpen()) {
      assertThatThrownBy(() -> primary.quote("AAPL")).isInstanceOf(Exception.class);
    }

    assertThatThrownBy(primary::ensureConnected).hasMessageContaining("circuit is open");
  }

  private DataProvider data(String id, FaultyHttp service) {
    Connector made =
        factory.create(
            new ConnectorEntry(
                Family.DATA,
                id,
                "custom_data",
                Map.of("base_url", service.root().toString(), "rate_limit", 100_000)),
            Variables.of(Map.of()));
    return (DataProvider) made;
  }
}

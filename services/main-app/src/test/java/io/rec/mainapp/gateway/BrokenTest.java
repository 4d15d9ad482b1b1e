package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the system view says is broken: the failure detector's verdict, or why there is none. */
class BrokenTest {

  private Trading trading;

  @BeforeEach
  void openDesk() throws SQLException {
    trading = Trading.open();
    trading.manager.answers(200, "{\"status\":\"ready\",\"component\":\"trade-manager\"}");
  }

  @AfterEach
  void closeDesk() {
    trading.close();
  }

  @ParameterizedTest
  @DisplayName("REC-CFD-10 a root outside is what is broken, whoever of ours is ready")
  @ValueSource(strings = {"kalshi_api", "coinbase_api", "dns", "clock"})
  void namesWhatIsOutside(String outside) {
    trading.detector.answers(200, verdict(outside, "trade-manager"));

    Json view = trading.trader.json("/api/system").at("data");

    Json worst = view.at("broken").values().getFirst();
    assertThat(view.text("overall")).isEqualTo("degraded");
    assertThat(view.at("verdict").text("by")).isEqualTo("detector");
    assertThat(worst.text("component")).isEqualTo(outside);
    assertThat(worst.flag("outside")).isTrue();
    assertThat(worst.text("cause")).isEqualTo("It does not answer: timeout.");
    assertThat(worst.text("impact")).isEqualTo("No order is sent.");
    assertThat(worst.text("next")).isEqualTo("Nothing is restarted.");
    assertThat(worst.text("since")).isEqualTo("2026-03-02T09:58:00Z");
    assertThat(components(worst.at("followers"))).containsExactly("trade-manager");
  }

  @Test
  @DisplayName("who suffers from a root stands under it and not beside it, and says so of itself")
  void groupsThoseThatSuffer() {
    trading.detector.answers(200, verdict("kalshi_api", "trade-executor"));

    Json view = trading.trader.json("/api/system").at("data");

    assertThat(components(view.at("broken")))
        .startsWith("kalshi_api")
        .doesNotContain("trade-executor")
        .contains("connector-hub");
    assertThat(node(view, "trade-executor").text("because_of")).isEqualTo("kalshi_api");
    assertThat(
            trading
                .trader
                .json("/api/system/trade-executor")
                .at("data")
                .at("node")
                .text("because_of"))
        .isEqualTo("kalshi_api");
    assertThat(last(view.at("broken")).text("by")).isEqualTo("gateway");
  }

  @Test
  @DisplayName(
      "a detector that is silent is said to be; what the gateway sees itself stands instead")
  void saysThatTheDetectorIsSilent() {
    trading.detector.close();

    Json view = trading.trader.json("/api/system").at("data");

    assertThat(view.at("verdict").text("by")).isEqualTo("gateway");
    assertThat(view.at("verdict").text("reason")).contains("cascading-failure-detector");
    assertThat(components(view.at("broken"))).contains("trade-executor");
    assertThat(view.text("overall")).isEqualTo("degraded");
  }

  @Test
  @DisplayName("an old verdict, or one from before the first look, is none")
  void oldVerdictsDoNotCount() {
    trading.desk.pass(Duration.ofSeconds(90));
    assertThat(verdictNow().text("reason")).matches("It looked last \\d+ s ago.");

    trading.detector.answers(200, Trading.WELL.replace("2026-03-02T10", "1970-01-01T00"));
    assertThat(verdictNow().text("reason")).isEqualTo("It has not looked yet.");
  }

  private Json verdictNow() {
    return trading.trader.json("/api/system").at("data").at("verdict");
  }

  private String verdict(String root, String sufferer) {
    return """
        {"level":"CRITICAL","timestamp":"%s","roots":[{"component":"%s",
         "outside":true,"critical":true,"since":"2026-03-02T09:58:00Z",
         "evidence":"it does not answer: timeout","sufferers":["%s"],
         "impact":"No order is sent.","action":"nothing is restarted"}]}"""
        .formatted(trading.desk.clock().instant(), root, sufferer);
  }

  private static Json node(Json view, String component) {
    return view.at("nodes").values().stream()
        .filter(node -> node.text("component").equals(component))
        .findFirst()
        .orElseThrow();
  }

  private static Json last(Json list) {
    return list.values().getLast();
  }

  private static List<String> components(Json list) {
    return list.values().stream().map(each -> each.text("component")).toList();
  }
}

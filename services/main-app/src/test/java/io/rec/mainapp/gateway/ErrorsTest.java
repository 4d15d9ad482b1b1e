package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Engine;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What went wrong in all services, by fingerprint, on the screens. */
class ErrorsTest {

  private Trading trading;

  @BeforeEach
  void openDesk() throws SQLException {
    trading = Trading.open();
  }

  @AfterEach
  void closeDesk() {
    trading.close();
  }

  @Test
  @DisplayName("each kind of error once: how often, since when, in which release, on which trace")
  void lists() {
    Json answer = trading.trader.json("/api/errors?service=trade-executor&hours=48&limit=7");

    assertThat(answer.text("source")).isEqualTo("live");
    Json error = answer.at("data").at("errors").values().getFirst();
    assertThat(error.text("kind")).isEqualTo("java.net.ConnectException");
    assertThat(error.whole("times")).isEqualTo(12);
    assertThat(error.text("first_release")).isEqualTo("3.0.0");
    assertThat(error.text("trace_id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(error.text("stack")).isEmpty();
    assertThat(trading.engine.peer.asked())
        .contains("GET /api/errors?service=trade-executor&hours=48&limit=7");
  }

  @Test
  @DisplayName("one error with its stack and context")
  void shows() {
    Json error = trading.trader.json("/api/errors/" + Engine.ERROR).at("data");

    assertThat(error.text("stack")).isEqualTo("at io.rec.Orders.send(1)");
    assertThat(error.at("context").text("trade")).isEqualTo("17");
  }

  @Test
  @DisplayName("what was never seen is not found, and what is no name is refused unasked")
  void refuses() {
    HttpResponse<String> unknown = trading.trader.get("/api/errors/trade_executor/00000000aa");
    assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(404);
    assertThat(unknown.body()).contains("This was never seen.");

    assertThat(trading.trader.get("/api/errors?hours=0").statusCode()).isEqualTo(400);
    assertThat(trading.trader.get("/api/errors/trade_executor/x").statusCode()).isEqualTo(400);
    assertThat(trading.engine.peer.asked()).noneMatch(asked -> asked.contains("hours=0"));
  }

  @Test
  @DisplayName("a monitor that is away: what is remembered, with its age")
  void monitorAway() {
    trading.trader.json("/api/errors");
    trading.engine.close();

    Json known = trading.trader.json("/api/errors");
    assertThat(known.text("source")).isEqualTo("cached");
    assertThat(known.text("reason")).contains("system-monitor");
  }
}

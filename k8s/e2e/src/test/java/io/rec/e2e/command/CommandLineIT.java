package io.rec.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("The recio command")
final class CommandLineIT {

  @Test
  @DisplayName("TPS-PM-05 status lists the state of every component")
  void statusListsEveryComponent(Desk desk) {
    var status = desk.recio().run("status").succeeded().out();

    assertThat(status).contains(Component.paperDesk().map(Component::name).toList());
  }

  @Test
  @DisplayName("TPS-PM-05 status -o json is JSON for programs and says 16/16")
  void statusIsJson(Desk desk) {
    var status = new Answer(0, desk.recio().run("status", "-o", "json").succeeded().out()).json();

    assertThat(status.findValuesAsText("ready")).contains("16/16");
  }

  @Test
  @DisplayName("TPS-LG-03 logs shows what a component wrote")
  void logsShowsLines(Desk desk) {
    var logs = desk.recio().run("logs", "trade-manager").succeeded().out();

    assertThat(logs).contains("trade-manager");
  }

  @Test
  @DisplayName("logs of an unknown component fails with code 11 and names what there is")
  void logsOfNobodyFails(Desk desk) {
    var refused = desk.recio().run("logs", "nobody");

    assertThat(refused.exit()).isEqualTo(11);
    assertThat(refused.said()).contains("nobody").contains("trade-manager");
  }

  @Test
  @DisplayName("doctor finds nothing wrong with a healthy desk")
  void doctorIsContent(Desk desk) {
    assertThat(desk.recio().run("doctor").exit()).isZero();
  }

  @Test
  @DisplayName(
      "TPS-IT-01 selftest of a healthy desk asks everything and prints one line of success")
  void selftestPasses(Desk desk) {
    var tested = desk.recio().run("selftest");

    assertThat(tested.exit()).as(tested.said()).isZero();
    assertThat(tested.out())
        .contains("database", "Kalshi", "Coinbase", "supervisor", "WebSocket")
        .contains(Component.paperDesk().map(Component::name).toList())
        .contains("All 21 checks passed.");
  }

  @Test
  @DisplayName("a wrong word ends with code 2 and one clear sentence")
  void wrongWordIsUsage(Desk desk) {
    var refused = desk.recio().run("upp");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("upp");
  }

  @Test
  @DisplayName("a context that does not exist ends with code 4")
  void unknownContextIsUnreachable(Desk desk) {
    var refused = desk.recio().run("--context", "no-such-context", "status");

    assertThat(refused.exit()).as(refused.said()).isEqualTo(4);
  }
}

package io.rec.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Command;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.KnownSecret;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.Outcome;
import io.rec.e2e.trading.Offer;
import io.rec.e2e.trading.Trades;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnDesk
@DisplayName("The verbs of recio")
final class VerbsIT {
  private static final String RESTARTED = "ai-service";

  @Test
  @DisplayName("restart makes new pods of that component and of no other, and waits for them")
  void restartsOneComponent(Desk desk) {
    var others = desk.footprint().without(RESTARTED);
    String old = desk.pod(RESTARTED).getMetadata().getUid();

    var told = desk.recio().run("restart", RESTARTED, "--timeout", "180").succeeded();

    assertThat(told.out()).contains("restart ai-service: ai-service runs anew");
    desk.awaitReady();
    assertThat(desk.pod(RESTARTED).getMetadata().getUid()).isNotEqualTo(old);
    assertThat(desk.footprint().without(RESTARTED)).isEqualTo(others);
  }

  @Test
  @DisplayName("mode live is refused by the rule that forbids it, and the desk stays as it is")
  void refusesLive(Desk desk) {
    var refused = desk.recio().run("mode", "live", "--yes", "--system", Desk.NAME);

    assertThat(refused.exit()).as(refused.said()).isEqualTo(14);
    assertThat(refused.err()).contains("allowLive");
    assertThat(desk.system().spec().path("mode").asText("Paper")).isEqualTo("Paper");
  }

  @Test
  @DisplayName("graph, ports and top know every component")
  void shows(Desk desk) {
    var names = Component.paperDesk().map(Component::name).toList();

    assertThat(desk.recio().run("graph").succeeded().out()).contains(names);
    assertThat(desk.recio().run("ports", "-o", "wide").succeeded().out()).contains(names);
    assertThat(desk.recio().run("top").succeeded().out()).contains(names).contains("postgres");
  }

  @Test
  @DisplayName(
      "ticket buys on paper, once however often it is asked; trades shows it with its way, and"
          + " history what it came to")
  void buysOnce(Desk desk) {
    String id = "it-" + UUID.randomUUID().toString().substring(0, 8);
    String market = Offer.next(desk).ticker();

    var bought = ticket(desk, id, market, "99");
    assertThat(bought.exit()).as(bought.said()).isZero();
    var again = ticket(desk, id, market, "99");
    assertThat(again.exit()).as(again.said()).isZero();
    assertThat(json(again).at("/outcome/repeated").asBoolean()).isTrue();

    var trade = json(bought).path("trade");
    assertThat(trade.path("status").asText()).as(bought.said()).isEqualTo("open");
    assertThat(desk.recio().run("trades", trade.path("id").asText()).succeeded().out())
        .contains(market, "open_ticket");
    assertThat(desk.recio().run("trades", "--market", market, "-o", "wide").succeeded().out())
        .contains(id);

    new Trades(desk).sell(trade.path("id").asLong());
    assertThat(desk.recio().run("history", "--csv", "--market", market).succeeded().out().lines())
        .filteredOn(line -> line.contains(id))
        .singleElement()
        .asString()
        .startsWith("Paper,%s,closed,".formatted(trade.path("id").asText()));
    assertThat(desk.recio().run("history", "--market", market).succeeded().out())
        .contains("won", "after fees of $");
  }

  @Test
  @DisplayName("a ticket that a rule refuses ends with 14 and names the rule")
  void namesTheRule(Desk desk) {
    var refused =
        ticket(
            desk,
            "it-" + UUID.randomUUID().toString().substring(0, 8),
            "KXBTCD-25AUG1515-T1.00",
            "50");

    assertThat(refused.exit()).as(refused.said()).isEqualTo(14);
    assertThat(json(refused).at("/outcome/rule").asText()).isEqualTo("market_known");
  }

  @Test
  @DisplayName("bundle holds the logs of every component and no value of any Secret")
  void bundlesWithoutSecrets(Desk desk, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("bundle.tar.gz");

    var made = desk.recio().run("bundle", "--out", file.toString()).succeeded();

    Command.of("tar", "xzf", file.toString(), "-C", folder.toString()).run().succeeded();
    assertThat(made.out()).doesNotContain("Could not be read");
    var files = files(folder.resolve("recio-" + Desk.NAME));
    assertThat(files.map(Path::getFileName).map(Path::toString).toList())
        .contains("tradingsystem.yaml", "events.txt", "revisions.yaml", "MASTER_PORT_MANIFEST.json")
        .anyMatch(name -> name.startsWith("trade-executor-") && name.endsWith(".log"));
    var secrets = KnownSecret.all(desk.client(), Desk.NAMESPACE, Desk.OPERATOR_NAMESPACE);
    assertThat(secrets).isNotEmpty();
    for (Path one : files(folder.resolve("recio-" + Desk.NAME)).toList()) {
      var text = Files.readString(one);
      assertThat(secrets).as(one.toString()).noneMatch(secret -> secret.isIn(text));
    }
  }

  private static Outcome ticket(Desk desk, String id, String market, String price) {
    return desk.recio()
        .run(
            "ticket",
            "--id",
            id,
            "--market",
            market,
            "--side",
            "yes",
            "--quantity",
            "1",
            "--max-price",
            price,
            "-o",
            "json");
  }

  private static JsonNode json(Outcome outcome) {
    return new Answer(0, outcome.out()).json();
  }

  private static Stream<Path> files(Path folder) throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile);
  }
}

package io.rec.cli.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.waiting.Patience;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketDeskTest {
  private static final Ticket TICKET =
      new Ticket(
          "TICKET-0000000ff-1767528000000",
          Market.parse("KXBTCD-26JAN0408-T118499.99"),
          Direction.YES,
          3,
          61);

  @SuppressWarnings("NullAway.Init") // started before each test
  private PlayedManager manager;

  @BeforeEach
  void start() throws IOException {
    manager = new PlayedManager(50);
  }

  @AfterEach
  void stop() {
    manager.close();
  }

  @Test
  void asksForExactlyWhatWasTypedAndNotACentMore() throws InterruptedException {
    assertThat(new TicketDesk(manager).hand(TICKET)).isEqualTo(new TicketOutcome.Taken(41, false));

    assertThat(manager.tickets)
        .singleElement()
        .hasToString(
            "{\"ticket_id\":\"TICKET-0000000ff-1767528000000\",\"ticker\":\"KXBTCD-26JAN0408-T118499.99\","
                + "\"strike\":\"$118,500\",\"side\":\"Y\",\"buy_price\":\"0.61\",\"position\":3,"
                + "\"max_slippage_cents\":0,\"entry_method\":\"manual\"}");
  }

  @Test
  void tellsThatTheTicketWasTakenBefore() throws InterruptedException {
    manager.answers(200, "{\"id\":41}");

    assertThat(new TicketDesk(manager).hand(TICKET)).isEqualTo(new TicketOutcome.Taken(41, true));
  }

  @Test
  void namesTheRuleThatRefused() throws InterruptedException {
    manager.answers(
        409,
        """
        {"status":409,"detail":"kill_switch: found PauseEntries, needs None","reason":"Refused","rule":"kill_switch",
         "decision":{"passed":false,"reason":"x","checks":[
          {"rule":"market_known","passed":true,"found":"a","relation":"is","needed":"a"},
          {"rule":"kill_switch","passed":false,"found":"PauseEntries","relation":"is","needed":"None"}]}}""");

    assertThat(new TicketDesk(manager).hand(TICKET))
        .isInstanceOfSatisfying(
            TicketOutcome.Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo("kill_switch");
              assertThat(refused.reason()).contains("PauseEntries");
              assertThat(refused.checks()).hasSize(2);
            });
  }

  @Test
  void aManagerWithoutTheLeaseHasTakenNothingAndTheSameNameMayBeUsedAgain() {
    manager.standsBy();

    assertThatThrownBy(() -> new TicketDesk(manager).hand(TICKET))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
              assertThat(failure.what()).contains("nothing was sent");
              assertThat(failure.nextStep()).contains("--id " + TICKET.id());
            });
  }

  @Test
  void silenceIsNotTakenForANo() {
    manager.close();

    assertThatThrownBy(() -> new TicketDesk(manager).hand(TICKET))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.what()).contains("not known whether the ticket was taken");
              assertThat(failure.nextStep()).contains("--id " + TICKET.id());
            });
  }

  @Test
  void watchesUntilTheOrderHasAnEnd() throws InterruptedException {
    var patience = new Patience(Clock.systemUTC(), Duration.ofSeconds(10));

    assertThat(new TicketDesk(manager).watch(41, patience).path("status").asText())
        .isEqualTo("open");
  }

  @Test
  void countsWhatMayBeLostAndWon() {
    assertThat(TICKET.cost()).isEqualByComparingTo("1.83");
    assertThat(TICKET.gain()).isEqualByComparingTo("1.17");
    assertThat(TICKET.told())
        .isEqualTo("3 yes of KXBTCD-26JAN0408-T118499.99 ($118,500) at 0.61 or less");
  }

  @Test
  void makesNamesThatTheManagerTakes() {
    assertThat(Ticket.newId(-1L, 1767528000000L))
        .isEqualTo("TICKET-fffffffff-1767528000000")
        .matches(Ticket.ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "BTC", "KXBTCD-26JAN0408", "KXBTCD-26JAN0408-T", "KXBTCD-26JAN0408-T1;DROP"})
  void refusesWhatIsNoMarket(String text) {
    assertThatThrownBy(() -> Market.parse(text))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is no market");
  }
}

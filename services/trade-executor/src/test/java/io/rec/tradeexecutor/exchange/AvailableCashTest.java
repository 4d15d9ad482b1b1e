package io.rec.tradeexecutor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Money;
import io.rec.venues.kalshi.AccountBalance;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AvailableCashTest {

  private final AtomicLong nanos = new AtomicLong();
  private final AvailableCash cash = new AvailableCash(nanos::get);

  @Test
  @DisplayName("nothing is there while no balance is known")
  void beginsWithNothing() {
    assertThat(cash.setAside("a", Money.parse("1"))).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("an order sees what the orders before it left")
  void setsAside() {
    seen("10");

    assertThat(cash.setAside("a", Money.parse("4"))).isEqualTo(Money.parse("10"));
    assertThat(cash.setAside("b", Money.parse("4"))).isEqualTo(Money.parse("6"));
    cash.giveBack("a");
    assertThat(cash.available()).isEqualTo(Money.parse("6"));
  }

  @Test
  @DisplayName("asking twice for one order sets its cost aside once")
  void countsOnce() {
    seen("10");
    cash.setAside("a", Money.parse("4"));

    assertThat(cash.setAside("a", Money.parse("4"))).isEqualTo(Money.parse("10"));
    assertThat(cash.available()).isEqualTo(Money.parse("6"));
  }

  @Test
  @DisplayName("what an order cost counts until a balance knows of it for certain")
  void waitsForBalance() {
    seen("10");
    cash.setAside("a", Money.parse("4"));
    cash.over("a", Money.parse("3.50"));
    assertThat(cash.isBehind()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());

    seen("6.50");
    assertThat(cash.available()).as("it may or may not be in it").isEqualTo(Money.parse("3"));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(cash.isBehind()).isTrue();
    seen("6.50");
    assertThat(cash.available()).isEqualTo(Money.parse("6.50"));
    assertThat(cash.isBehind()).isFalse();
  }

  private void seen(String dollars) {
    cash.seen(
        new AccountBalance(0, Money.parse(dollars), 0, Instant.EPOCH),
        nanos.get(),
        Instant.EPOCH,
        Duration.ZERO);
  }
}

package io.rec.domain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.decision.Check;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.Trades;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class TicketRulesTest {
  private static final TicketRules RULES = new TicketRules(FreshnessLimits.DEFAULT);
  private static final Strike STRIKE = new Strike(118_000);
  private static final TicketMarket MARKET =
      market(Optional.of(MarketTicker.parse(Trades.TICKER)), "active", 1, 1);

  private static TicketMarket market(
      Optional<MarketTicker> market, String status, long priceAge, long tableAge) {
    return new TicketMarket(
        market, status, Trades.CLOSE, Duration.ofSeconds(priceAge), Duration.ofSeconds(tableAge));
  }

  private static Ticket ticket(String count, Price price) {
    return new Ticket(
        Trades.ID,
        Trades.TICKER,
        Side.YES,
        Contracts.parse(count),
        price,
        1,
        OptionalDouble.empty(),
        EntryMethod.MANUAL,
        Trades.CLOSE);
  }

  private static List<String> failed(Ticket ticket, TicketMarket market, Instant now) {
    return RULES.judge(ticket, "BTC", STRIKE, market, now).failures().stream()
        .map(check -> check.rule().word())
        .toList();
  }

  @Test
  void aGoodTicketPassesEveryRule() {
    var decision = RULES.judge(Trades.ticket(), "BTC", STRIKE, MARKET, Trades.NOON);

    assertThat(decision.passed()).isTrue();
    assertThat(decision.checks()).extracting(Check::rule).containsExactly(TicketRule.values());
  }

  @Test
  void countAndPriceMustBeTradable() {
    assertThat(failed(ticket("0.50", Price.ofCents(60)), MARKET, Trades.NOON))
        .containsExactly("whole_contracts");
    assertThat(failed(ticket("1", new Price(6050)), MARKET, Trades.NOON))
        .containsExactly("price_on_grid");
    assertThat(failed(ticket("1", Price.DOLLAR), MARKET, Trades.NOON))
        .containsExactly("price_on_grid");
  }

  @Test
  void theMarketMustBeKnownAndActiveAndItsEventOpen() {
    assertThat(failed(Trades.ticket(), market(Optional.empty(), "active", 1, 1), Trades.NOON))
        .containsExactly("market_known", "symbol", "strike");
    assertThat(failed(Trades.ticket(), market(MARKET.market(), "closed", 1, 1), Trades.NOON))
        .containsExactly("market_active");
    assertThat(failed(Trades.ticket(), MARKET, Trades.CLOSE)).containsExactly("event_open");
  }

  @Test
  void symbolAndStrikeMustBeTheMarkets() {
    assertThat(
            RULES.judge(Trades.ticket(), "ETH", new Strike(118_250), MARKET, Trades.NOON).reason())
        .isEqualTo("symbol: found BTC, needs ETH; strike: found $118,000, needs $118,250");
  }

  @Test
  void oldDataOpensNothing() {
    assertThat(failed(Trades.ticket(), market(MARKET.market(), "active", 6, 1), Trades.NOON))
        .containsExactly("fresh_price");
    assertThat(failed(Trades.ticket(), market(MARKET.market(), "active", 1, 11), Trades.NOON))
        .containsExactly("fresh_strike_table");
  }
}

package io.rec.kalshiaccountsync.record;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.position.Fill;
import io.rec.kalshiaccountsync.account.Balance;
import io.rec.kalshiaccountsync.account.KnownFill;
import io.rec.kalshiaccountsync.account.KnownOrder;
import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.OrderProgress;
import io.rec.kalshiaccountsync.account.OrderProgress.OrderCosts;
import io.rec.kalshiaccountsync.account.OrderTerms;
import io.rec.kalshiaccountsync.account.Source;
import io.rec.kalshiaccountsync.account.StreamedPosition;
import io.rec.kalshiaccountsync.account.VenuePosition;
import io.rec.venues.kalshi.account.AccountSettlement;
import io.rec.venues.kalshi.account.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** News of a market, told as the stream tells it or as calls do; times count from the first. */
final class Told {

  static final Instant START = Instant.parse("2026-03-02T12:30:00.000456Z");
  static final String TICKER = "KXBTCD-26MAR0213-T78099.99";

  private Told() {}

  /** Ten contracts a fill, at 56 cents. */
  static News.Filled fill(int number, Source source) {
    Fill fill =
        new Fill(
            "trade-" + number,
            "order",
            TICKER,
            Direction.BID,
            Contracts.of(10),
            Price.ofCents(56),
            Money.parse("0.172480"),
            at(number, source));
    Optional<String> ours = source == Source.STREAM ? Optional.of("ours") : Optional.empty();
    Optional<BigDecimal> after =
        source == Source.STREAM ? Optional.of(BigDecimal.valueOf(10L * number)) : Optional.empty();
    return new News.Filled(new KnownFill(fill, true, ours), after);
  }

  /** After so many fills of three; the third ends it. */
  static News.Ordered order(int fills, Source source) {
    OrderTerms terms =
        new OrderTerms(
            TICKER,
            Direction.BID,
            Price.ofCents(56),
            Contracts.of(30),
            Optional.empty(),
            Optional.empty(),
            Optional.of("taker_at_cross"));
    OrderProgress progress =
        new OrderProgress(
            fills == 3 ? OrderStatus.EXECUTED : OrderStatus.RESTING,
            Contracts.of(10L * fills),
            Contracts.of(30L - 10L * fills),
            new OrderCosts(
                Money.ofCents(560L * fills), Money.ZERO, new Money(172_480L * fills), Money.ZERO),
            at(fills, source));
    return new News.Ordered(
        new KnownOrder("order", Optional.of("ours"), Optional.of(at(0, source)), terms, progress),
        source);
  }

  /** The position after so many fills. */
  static News.Streamed streamed(int fills) {
    return new News.Streamed(
        new StreamedPosition(
            TICKER,
            BigDecimal.valueOf(10L * fills),
            Money.ofCents(560L * fills),
            Money.ZERO,
            new Money(172_480L * fills),
            Contracts.of(10L * fills)));
  }

  /** The same in an answer. */
  static News.Stated stated(int fills) {
    return new News.Stated(
        TICKER,
        new VenuePosition(
            BigDecimal.valueOf(10L * fills),
            Money.ofCents(560L * fills),
            Money.ZERO,
            new Money(172_480L * fills),
            Optional.of(Money.ofCents(560L * fills)),
            at(fills, Source.CALL)));
  }

  /** A list without the market, after so many steps. */
  static News.Listed listedWithout(int step) {
    return new News.Listed(Set.of(), at(step, Source.CALL));
  }

  static News.Settled settled(int step) {
    return new News.Settled(
        new AccountSettlement(
            TICKER,
            "KXBTCD-26MAR0213",
            "yes",
            new AccountSettlement.Leg(Contracts.of(30), Money.ofCents(1680)),
            new AccountSettlement.Leg(Contracts.NONE, Money.ZERO),
            Money.ofCents(3000),
            Money.ZERO,
            at(step, Source.CALL)));
  }

  static News.Banked balance(String dollars, int step) {
    return new News.Banked(
        new Balance(
            Money.parse(dollars), 0, START.truncatedTo(ChronoUnit.SECONDS), at(step, Source.CALL)));
  }

  private static Instant at(int step, Source source) {
    Instant exact = START.plusMillis(100L * step);
    return source == Source.STREAM ? exact.truncatedTo(ChronoUnit.MILLIS) : exact;
  }
}

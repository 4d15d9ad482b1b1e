package io.rec.domain.position;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.strikes.Side;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * What is held in one market and what it has brought so far.
 *
 * @param side what is held; of no meaning while the count is none
 * @param cost what the open part cost, without fees
 * @param realised what closing brought above cost, without fees
 */
public record Position(
    String ticker, Side side, Contracts count, Money cost, Money realised, Money fees) {

  public static Position none(String ticker) {
    return new Position(ticker, Side.YES, Contracts.NONE, Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /**
   * The position that fills of one market leave. In whatever order and however often they arrived,
   * the answer is the same.
   *
   * @throws IllegalArgumentException if a fill is of another market, or one id stands for two fills
   */
  public static Position of(String ticker, Collection<Fill> fills) {
    var position = none(ticker);
    for (var fill : Fill.distinct(fills)) {
      position = position.after(fill);
    }
    return position;
  }

  /** The position after one more fill, which must be the next in time. */
  public Position after(Fill fill) {
    if (!fill.ticker().equals(ticker)) {
      throw new IllegalArgumentException(
          "fill %s is of %s, not of %s".formatted(fill.id(), fill.ticker(), ticker));
    }
    var opens = fill.direction().opens();
    var closing = side == opens ? Contracts.NONE : fill.count().min(count);
    var charged = charged(fill);
    var rest = closing.isNone() ? charged : charged.closed(closing, fill);
    var opening = fill.count().minus(closing);
    return opening.isNone() ? rest : rest.opened(opens, opening, fill.openPrice().times(opening));
  }

  /** The position after the market paid the winning side. */
  public Position settled(Side winner) {
    return new Position(
        ticker, side, Contracts.NONE, Money.ZERO, realised.plus(payout(winner)).minus(cost), fees);
  }

  /** What the market would pay for it. */
  public Money payout(Side winner) {
    return winner == side ? count.payout() : Money.ZERO;
  }

  /** What all fills did to the cash so far. */
  public Money cash() {
    return realised.minus(cost).minus(fees);
  }

  /** Realised gain after all fees paid so far, those of the open part too. */
  public Money realisedNet() {
    return realised.minus(fees);
  }

  /** What one contract of the open part cost, in dollars with four decimals. */
  public Optional<BigDecimal> averagePrice() {
    return count.isNone() ? Optional.empty() : Optional.of(cost.per(count));
  }

  /** Contracts with a sign as the venue writes it: more than zero is YES, less is NO. */
  public BigDecimal signed() {
    return side == Side.YES ? count.number() : count.number().negate();
  }

  private Position charged(Fill fill) {
    return new Position(ticker, side, count, cost, realised, fees.plus(fill.fee()));
  }

  /** Gives a part back at what is left of a dollar after buying the other side. */
  private Position closed(Contracts part, Fill fill) {
    var released = cost.share(part, count);
    var proceeds = fill.openPrice().opposite().times(part);
    return new Position(
        ticker,
        side,
        count.minus(part),
        cost.minus(released),
        realised.plus(proceeds).minus(released),
        fees);
  }

  private Position opened(Side opens, Contracts part, Money price) {
    return new Position(ticker, opens, count.plus(part), cost.plus(price), realised, fees);
  }
}

package io.rec.venuesimulator.ledger;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;

import io.rec.venuesimulator.matching.ListExchange;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * The money rules once more in decimals, straight from their formulas: what members own after fills
 * and what their resting orders reserve, added up anew each time it is asked for.
 */
final class PlainMoney {

  /** How a market charges, in dollars. */
  record Terms(BigDecimal takerRate, BigDecimal makerRate, BigDecimal feeGrid) {}

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** Made once for all tests: each is a search through up to ten thousand rests. */
  private static final Map<List<BigDecimal>, BigDecimal> WORST_ROUNDINGS =
      new ConcurrentHashMap<>();

  private final IntFunction<Terms> terms;
  private final IntFunction<BigDecimal> precisions;
  private final Map<Integer, BigDecimal> cash = new HashMap<>();
  private final Map<List<Integer>, BigDecimal> positions = new HashMap<>();
  private final Map<Long, BigDecimal> roundings = new HashMap<>();
  private BigDecimal fees = BigDecimal.ZERO;

  PlainMoney(IntFunction<Terms> terms, IntFunction<BigDecimal> precisions) {
    this.terms = terms;
    this.precisions = precisions;
  }

  PlainMoney copy() {
    PlainMoney copy = new PlainMoney(terms, precisions);
    copy.cash.putAll(cash);
    copy.positions.putAll(positions);
    copy.roundings.putAll(roundings);
    copy.fees = fees;
    return copy;
  }

  void deposit(int member, BigDecimal dollars) {
    cash.merge(member, dollars, BigDecimal::add);
  }

  BigDecimal cash(int member) {
    return cash.getOrDefault(member, BigDecimal.ZERO);
  }

  BigDecimal fees() {
    return fees;
  }

  BigDecimal position(int member, int market) {
    return positions.getOrDefault(List.of(member, market), BigDecimal.ZERO);
  }

  void on(Event event) {
    if (event instanceof Event.Fill fill) {
      book(fill, fill.taker(), fill.takerOrder(), fill.takerSide(), true);
      book(fill, fill.maker(), fill.makerOrder(), fill.takerSide().other(), false);
    }
  }

  private void book(Event.Fill fill, int member, long order, Side side, boolean taker) {
    BigDecimal count = BigDecimal.valueOf(fill.count(), 2);
    BigDecimal price = BigDecimal.valueOf(fill.price(), 4);
    BigDecimal held = position(member, fill.market());
    BigDecimal signed = side == Side.BID ? count : count.negate();
    BigDecimal closed =
        held.signum() * signed.signum() < 0 ? held.abs().min(count) : BigDecimal.ZERO;
    BigDecimal opened = count.subtract(closed);
    BigDecimal cost = side == Side.BID ? price : BigDecimal.ONE.subtract(price);
    BigDecimal revenue =
        closed.multiply(BigDecimal.ONE.subtract(cost)).subtract(opened.multiply(cost));
    Terms market = terms.apply(fill.market());
    BigDecimal model = fee(market, taker, count, price);
    BigDecimal change = revenue.subtract(model);
    BigDecimal floored = toStep(change, precisions.apply(member), FLOOR);
    BigDecimal sum = roundings.getOrDefault(order, BigDecimal.ZERO).add(change.subtract(floored));
    BigDecimal rebate = sum.compareTo(CENT) > 0 ? CENT : BigDecimal.ZERO;
    roundings.put(order, sum.subtract(rebate));
    positions.put(List.of(member, fill.market()), held.add(signed));
    deposit(member, floored.add(rebate));
    fees = fees.add(revenue.subtract(floored).subtract(rebate));
  }

  private static BigDecimal fee(Terms terms, boolean taker, BigDecimal count, BigDecimal price) {
    BigDecimal raw =
        (taker ? terms.takerRate() : terms.makerRate())
            .multiply(count)
            .multiply(price)
            .multiply(BigDecimal.ONE.subtract(price));
    return toStep(raw, terms.feeGrid(), CEILING);
  }

  private static BigDecimal toStep(BigDecimal amount, BigDecimal step, RoundingMode rounding) {
    return amount.divide(step, 0, rounding).multiply(step);
  }

  /** The most that the member's resting orders may still cost, summed over them. */
  BigDecimal reserved(int member, List<ListExchange.Line> resting) {
    BigDecimal reserved = BigDecimal.ZERO;
    for (int market : resting.stream().mapToInt(ListExchange.Line::market).distinct().toArray()) {
      for (Side side : Side.values()) {
        List<ListExchange.Line> lines =
            resting.stream()
                .filter(line -> line.member() == member)
                .filter(line -> line.market() == market && line.side() == side)
                .toList();
        reserved = reserved.add(reserved(member, market, side, lines));
      }
    }
    return reserved;
  }

  private BigDecimal reserved(int member, int market, Side side, List<ListExchange.Line> lines) {
    BigDecimal opening = BigDecimal.ZERO;
    BigDecimal contracts = BigDecimal.ZERO;
    BigDecimal extras = BigDecimal.ZERO;
    for (ListExchange.Line line : lines) {
      BigDecimal count = BigDecimal.valueOf(line.left(), 2);
      BigDecimal price = BigDecimal.valueOf(line.price(), 4);
      BigDecimal cost = side == Side.BID ? price : BigDecimal.ONE.subtract(price);
      opening = opening.add(count.multiply(cost));
      contracts = contracts.add(count);
      extras = extras.add(extras(member, market, line, cost, price));
    }
    BigDecimal held = position(member, market);
    BigDecimal covering = (side == Side.BID ? held.negate() : held).max(BigDecimal.ZERO);
    return opening.subtract(covering.min(contracts)).max(BigDecimal.ZERO).add(extras);
  }

  /** As if every hundredth filled alone, each with the worst rounding there is. */
  private BigDecimal extras(
      int member, int market, ListExchange.Line line, BigDecimal cost, BigDecimal price) {
    Terms fees = terms.apply(market);
    BigDecimal precision = precisions.apply(member);
    BigDecimal pieces = BigDecimal.valueOf(line.left());
    BigDecimal fee = fee(fees, false, CENT, price);
    BigDecimal grid = fees.makerRate().signum() == 0 ? BigDecimal.ZERO : fees.feeGrid();
    BigDecimal worst = worstRounding(List.of(cost.multiply(CENT), grid, precision));
    BigDecimal left = CENT.subtract(roundings.getOrDefault(line.order(), BigDecimal.ZERO));
    return fee.multiply(pieces).add(worst.multiply(pieces).min(left));
  }

  /** The largest rest that any number of costs and fee steps leaves of a step of the balance. */
  private BigDecimal worstRounding(List<BigDecimal> costFeeAndPrecision) {
    return WORST_ROUNDINGS.computeIfAbsent(
        costFeeAndPrecision,
        steps -> {
          BigDecimal precision = steps.getLast();
          Set<BigDecimal> seen = new HashSet<>(Set.of(BigDecimal.ZERO.setScale(6)));
          ArrayDeque<BigDecimal> open = new ArrayDeque<>(seen);
          while (!open.isEmpty()) {
            BigDecimal change = open.removeFirst();
            for (BigDecimal step : steps.subList(0, 2)) {
              BigDecimal next = change.subtract(step);
              BigDecimal rest = next.subtract(toStep(next, precision, FLOOR)).setScale(6);
              if (seen.add(rest)) {
                open.addLast(rest);
              }
            }
          }
          return Collections.max(seen);
        });
  }
}

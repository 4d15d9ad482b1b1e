package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;

/** An order with good defaults: a resting one on market 0. */
public final class AnOrder {

  private final long order;
  private final int member;
  private final Side side;
  private final int price;
  private final long count;
  private long at;
  private int market;
  private TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCELED;
  private SelfTrade selfTrade = SelfTrade.TAKER_AT_CROSS;
  private boolean postOnly;
  private boolean reduceOnly;
  private boolean cancelOnPause;
  private long expiresAt;
  private long group;

  private AnOrder(long order, int member, Side side, int price, long count) {
    this.order = order;
    this.member = member;
    this.side = side;
    this.price = price;
    this.count = count;
  }

  public static AnOrder bid(long order, int member, int price, long count) {
    return new AnOrder(order, member, Side.BID, price, count);
  }

  public static AnOrder ask(long order, int member, int price, long count) {
    return new AnOrder(order, member, Side.ASK, price, count);
  }

  public AnOrder at(long instant) {
    at = instant;
    return this;
  }

  public AnOrder on(int number) {
    market = number;
    return this;
  }

  public AnOrder time(TimeInForce asked) {
    timeInForce = asked;
    return this;
  }

  public AnOrder cancelingMaker() {
    selfTrade = SelfTrade.MAKER;
    return this;
  }

  public AnOrder postOnly() {
    postOnly = true;
    return this;
  }

  public AnOrder reduceOnly() {
    reduceOnly = true;
    return this;
  }

  public AnOrder cancelOnPause() {
    cancelOnPause = true;
    return this;
  }

  public AnOrder until(long instant) {
    expiresAt = instant;
    return this;
  }

  public AnOrder in(long number) {
    group = number;
    return this;
  }

  public Command placed() {
    return new Command.Place(
        at,
        member,
        market,
        order,
        side,
        price,
        count,
        timeInForce,
        selfTrade,
        postOnly,
        reduceOnly,
        cancelOnPause,
        expiresAt,
        group);
  }
}

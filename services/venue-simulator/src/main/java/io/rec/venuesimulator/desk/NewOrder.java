package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.util.Optional;

/** An order as a member wants it. The expiry is in milliseconds, 0 for none. */
public record NewOrder(
    String ticker,
    Optional<String> clientOrderId,
    Side side,
    int price,
    long count,
    TimeInForce timeInForce,
    SelfTrade selfTrade,
    boolean postOnly,
    boolean reduceOnly,
    boolean cancelOnPause,
    long expiresAt,
    Optional<String> group) {

  Command.Place command(long at, HeldOrder order, int market, long groupNumber) {
    return new Command.Place(
        at,
        order.member().number(),
        market,
        order.number(),
        side,
        price,
        count,
        timeInForce,
        selfTrade,
        postOnly,
        reduceOnly,
        cancelOnPause,
        expiresAt,
        groupNumber);
  }
}

package io.rec.trademanager.exit;

import static io.rec.trademanager.refusal.RequestBody.refused;

import io.micronaut.http.HttpStatus;
import io.rec.domain.money.Contracts;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.TicketId;
import io.rec.trademanager.refusal.Refusal;
import io.rec.trademanager.refusal.RefusedException;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A close ticket: which trade, and who wants it. Side and price are the server's to say.
 *
 * @param attempt which close order of the trade it is meant to be; the next one if nobody says
 * @param part what is to be sold; all that is held if nobody says
 */
record CloseWish(
    Optional<Long> trade,
    Optional<TicketId> ticket,
    Optional<Integer> attempt,
    Optional<Part> part,
    CloseMethod method,
    int slippageCents,
    String reason) {
  private static final long SLIPPAGE = 1;
  private static final long MOST_SLIPPAGE = 98;

  /**
   * So many of so many. The second is what was seen to be held: asked for twice, half is not half
   * of the other half.
   */
  record Part(Contracts count, Contracts held) {

    Contracts keep() {
      return held.minus(count);
    }
  }

  static CloseWish of(RequestBody body, String user) {
    body.text("user_id", RequestRule.WRONG_USER)
        .filter(named -> !named.equals(user))
        .ifPresent(named -> wrongUser(named, user));
    var wish =
        new CloseWish(
            body.whole("trade_id", RequestRule.TRADE_ID),
            body.text("ticket_id", RequestRule.TICKET_ID).map(CloseWish::ticket),
            body.whole("attempt", RequestRule.ATTEMPT).map(CloseWish::attempt),
            part(body),
            method(body.text("close_method", RequestRule.CLOSE_METHOD).orElse("manual")),
            slippage(body),
            body.text("reason", RequestRule.CLOSE_METHOD).orElse(""));
    if (wish.trade.isEmpty() && wish.ticket.isEmpty()) {
      throw refused(
          RequestRule.REQUIRED_FIELDS, "neither trade_id nor ticket_id", "one of the two");
    }
    return wish;
  }

  private static TicketId ticket(String text) {
    try {
      return new TicketId(text);
    } catch (IllegalArgumentException wrong) {
      throw refused(RequestRule.TICKET_ID, text, "the id of a ticket");
    }
  }

  private static int attempt(long number) {
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw refused(RequestRule.ATTEMPT, Long.toString(number), "1 or more");
    }
    return (int) number;
  }

  private static Optional<Part> part(RequestBody body) {
    var count = body.number("position", RequestRule.POSITION).map(CloseWish::contracts);
    var held = body.number("held", RequestRule.POSITION).map(CloseWish::contracts);
    if (count.isEmpty() && held.isEmpty()) {
      return Optional.empty();
    }
    if (count.isEmpty() || held.isEmpty() || count.get().isMoreThan(held.get())) {
      throw refused(
          RequestRule.POSITION,
          "%s of %s".formatted(words(count), words(held)),
          "position, and held at least as many as were seen to be");
    }
    return Optional.of(new Part(count.get(), held.get()));
  }

  private static Contracts contracts(BigDecimal number) {
    if (number.signum() <= 0) {
      throw refused(RequestRule.POSITION, number.toPlainString(), "more than 0 contracts");
    }
    try {
      return Contracts.parse(number.toPlainString());
    } catch (IllegalArgumentException wrong) {
      throw refused(RequestRule.POSITION, number.toPlainString(), "at most two decimals");
    }
  }

  private static String words(Optional<Contracts> count) {
    return count.map(Contracts::toString).orElse("unknown");
  }

  private static CloseMethod method(String word) {
    return switch (word) {
      case "manual" -> CloseMethod.MANUAL;
      case "auto" -> CloseMethod.AUTO;
      default -> throw refused(RequestRule.CLOSE_METHOD, word, "manual or auto");
    };
  }

  private static int slippage(RequestBody body) {
    long cents = body.whole("max_slippage_cents", RequestRule.MAX_SLIPPAGE_CENTS).orElse(SLIPPAGE);
    if (cents < 0 || cents > MOST_SLIPPAGE) {
      throw refused(
          RequestRule.MAX_SLIPPAGE_CENTS,
          Long.toString(cents),
          "0 to %d cents".formatted(MOST_SLIPPAGE));
    }
    return (int) cents;
  }

  private static void wrongUser(String named, String user) {
    throw new RefusedException(
        Refusal.of(HttpStatus.FORBIDDEN, RequestRule.WRONG_USER, named, user));
  }
}

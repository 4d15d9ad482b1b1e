package io.rec.venues.kalshi;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.Optional;

/** Amounts, prices and counts out of the exchange's fields; what is finer than ours is refused. */
public final class Amounts {

  private Amounts() {}

  public static Price price(Fields row, String name) throws MalformedMessage {
    BigDecimal dollars = row.decimal(name);
    try {
      return Price.ofDollars(dollars);
    } catch (IllegalArgumentException impossible) {
      throw new MalformedMessage(name + ": " + impossible.getMessage(), impossible);
    }
  }

  public static Contracts count(Fields row, String name) throws MalformedMessage {
    return contracts(name, row.decimal(name));
  }

  public static Contracts contracts(String name, BigDecimal number) throws MalformedMessage {
    try {
      return new Contracts(number.movePointRight(2).longValueExact());
    } catch (ArithmeticException | IllegalArgumentException impossible) {
      throw new MalformedMessage("%s is no count: %s".formatted(name, number), impossible);
    }
  }

  public static Money money(Fields row, String name) throws MalformedMessage {
    return dollars(name, row.decimal(name));
  }

  /** Nothing where there is no such field. */
  public static Money moneyOrZero(Fields row, String name) throws MalformedMessage {
    Optional<BigDecimal> dollars = row.optionalDecimal(name);
    return dollars.isPresent() ? dollars(name, dollars.get()) : Money.ZERO;
  }

  private static Money dollars(String name, BigDecimal dollars) throws MalformedMessage {
    try {
      return Money.ofDollars(dollars);
    } catch (ArithmeticException tooFine) {
      throw new MalformedMessage("%s has too many decimals: %s".formatted(name, dollars), tooFine);
    }
  }

  /** Of the two spellings of one bit, the one that is there. */
  public static Direction direction(Fields row) throws MalformedMessage {
    String side = row.textOr("book_side", "");
    return switch (side.isEmpty() ? row.text("outcome_side") : side) {
      case "bid", "yes" -> Direction.BID;
      case "ask", "no" -> Direction.ASK;
      default -> throw new MalformedMessage("book_side is neither bid nor ask: '" + side + "'");
    };
  }
}

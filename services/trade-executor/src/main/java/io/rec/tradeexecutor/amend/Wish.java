package io.rec.tradeexecutor.amend;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an order to be.
 *
 * @param order the exchange's name for it, or its client order id
 * @param requestId under which the same wish may be repeated
 * @param by who wants it
 * @param price of YES
 * @param count in all, what is filled included
 */
record Wish(String order, String requestId, String by, Price price, Contracts count) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:+=/-]{1,64}");
  private static final Pattern PERSON = Pattern.compile("\\P{Cntrl}{1,64}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final int LONGEST = 64;

  /**
   * Reads a request.
   *
   * @throws AmendRefused naming what is wrong with it
   */
  static Wish of(String order, AmendRequest request) {
    String requestId = required("request_id", request.request_id());
    if (!NAME.matcher(requestId).matches()) {
      throw AmendRefused.by(AmendRule.REQUEST_ID, quoted(requestId), NAME.pattern());
    }
    String by = required("by", request.by());
    if (!PERSON.matcher(by).matches()) {
      throw AmendRefused.by(AmendRule.REQUIRED_FIELDS, "by is " + quoted(by), PERSON.pattern());
    }
    if (!NAME.matcher(order).matches()) {
      throw AmendRefused.by(AmendRule.ORDER_KNOWN, quoted(order), "an order of this account");
    }
    return new Wish(
        order,
        requestId,
        by,
        price(required("price", request.price())),
        count(required("count", request.count())));
  }

  private static Price price(String text) {
    String needed = "dollars between 0 and 1 with at most four decimals";
    if (!DECIMAL.matcher(text).matches()) {
      throw AmendRefused.by(AmendRule.PRICE, quoted(text), needed);
    }
    try {
      Price price = Price.ofDollars(new BigDecimal(text));
      if (price.equals(Price.NOTHING) || price.equals(Price.DOLLAR)) {
        throw AmendRefused.by(AmendRule.PRICE, text, needed);
      }
      return price;
    } catch (IllegalArgumentException impossible) {
      throw AmendRefused.by(AmendRule.PRICE, text, needed);
    }
  }

  private static Contracts count(String text) {
    String needed = "more than 0 contracts, in hundredths";
    if (!DECIMAL.matcher(text).matches()) {
      throw AmendRefused.by(AmendRule.COUNT, quoted(text), needed);
    }
    try {
      Contracts count = Contracts.parse(text);
      if (count.isNone()) {
        throw AmendRefused.by(AmendRule.COUNT, text, needed);
      }
      return count;
    } catch (IllegalArgumentException tooFine) {
      throw AmendRefused.by(AmendRule.COUNT, text, needed);
    }
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw AmendRefused.by(
          AmendRule.REQUIRED_FIELDS, "no " + name, "price, count, request_id, by");
    }
    return value.strip();
  }

  private static String quoted(String text) {
    int shown = Math.min(text.length(), LONGEST);
    return "'%s'".formatted(text.substring(0, shown));
  }
}

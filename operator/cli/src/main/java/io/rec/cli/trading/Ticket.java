package io.rec.cli.trading;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A wish to buy, with the most that may be paid for a contract.
 *
 * @param id its name; the same name again is the same ticket and buys nothing a second time
 */
public record Ticket(String id, Market market, Direction side, int quantity, int maxPriceCents) {
  /** What the trade manager takes as a name. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,48}");

  private static final int DOLLAR = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A new name, of 36 bits of chance and the time. */
  public static String newId(long random, long millis) {
    return String.format(Locale.ROOT, "TICKET-%09x-%d", random & 0xFFFFFFFFFL, millis);
  }

  /** As the trade manager reads it: not a cent of slippage beyond what was named. */
  String json() {
    return JSON.createObjectNode()
        .put("ticket_id", id)
        .put("ticker", market.ticker())
        .put("strike", market.strikeLabel())
        .put("side", side.letter())
        .put("buy_price", price().toPlainString())
        .put("position", quantity)
        .put("max_slippage_cents", 0)
        .put("entry_method", "manual")
        .toString();
  }

  /** Dollars for one contract. */
  public BigDecimal price() {
    return BigDecimal.valueOf(maxPriceCents, 2);
  }

  /** Dollars at most, without the venue's fees; all of it is lost if the other side wins. */
  public BigDecimal cost() {
    return BigDecimal.valueOf((long) quantity * maxPriceCents, 2);
  }

  /** Dollars at least if the side wins, without the venue's fees. */
  public BigDecimal gain() {
    return BigDecimal.valueOf((long) quantity * (DOLLAR - maxPriceCents), 2);
  }

  /** In words. */
  public String told() {
    return "%d %s of %s (%s) at %s or less"
        .formatted(
            quantity,
            side.name().toLowerCase(Locale.ROOT),
            market.ticker(),
            market.strikeLabel(),
            price().toPlainString());
  }
}

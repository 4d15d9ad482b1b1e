package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.wire.Decimals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What the broker does not do, in its words. Nothing changed when it is thrown. */
public final class Denied extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final transient Map<String, String> details;

  private Denied(int status, int code, String message, Map<String, String> details) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = Map.copyOf(details);
  }

  public static Denied unauthorized() {
    return new Denied(401, 40110000, "request is not authorized", Map.of());
  }

  static Denied buyingPower(BigDecimal available, BigDecimal cost) {
    return new Denied(
        403,
        40310000,
        "insufficient buying power",
        Map.of("buying_power", Decimals.plain(available), "cost_basis", Decimals.plain(cost)));
  }

  static Denied shares(String symbol, BigDecimal wanted, BigDecimal held, BigDecimal reserved) {
    BigDecimal available = held.subtract(reserved);
    return new Denied(
        403,
        40310000,
        "insufficient qty available for order (requested: %s, available: %s)"
            .formatted(Decimals.plain(wanted), Decimals.plain(available)),
        Map.of(
            "symbol",
            symbol,
            "existing_qty",
            Decimals.plain(held),
            "held_for_orders",
            Decimals.plain(reserved),
            "available",
            Decimals.plain(available)));
  }

  public static Denied notFound(String text) {
    return new Denied(404, 40410000, text, Map.of());
  }

  /** Parameters that are missing or contradict each other. */
  public static Denied parameters(String text) {
    return new Denied(422, 40010001, text, Map.of());
  }

  /** What makes sense but cannot be done. */
  public static Denied unprocessable(String text) {
    return new Denied(422, 42210000, text, Map.of());
  }

  public static Denied tooMany() {
    return new Denied(429, 42910000, "too many requests.", Map.of());
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  public int code() {
    return code;
  }

  /** By name, in the order of the alphabet. */
  public Map<String, String> details() {
    return new TreeMap<>(details);
  }
}

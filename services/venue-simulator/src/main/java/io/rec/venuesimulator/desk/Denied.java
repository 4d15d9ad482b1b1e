package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.matching.message.Refusal;
import java.util.Locale;

/** What the exchange does not do, in its words. Nothing changed when it is thrown. */
public final class Denied extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final int status;
  private final String code;
  private final String details;

  private Denied(int status, String code, String details) {
    super(code + (details.isEmpty() ? "" : ": " + details), null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  static Denied of(Refusal refusal) {
    return new Denied(refusal.status(), refusal.code(), refusal.details());
  }

  static Denied notFound(String what) {
    return new Denied(NOT_FOUND, "not_found", what);
  }

  static Denied alreadyExists() {
    return new Denied(CONFLICT, "order_already_exists", "");
  }

  public static Denied invalidParameters(String details) {
    return new Denied(BAD_REQUEST, "invalid_parameters", details);
  }

  public static Denied invalidOrder(String details) {
    return new Denied(BAD_REQUEST, "invalid_order", details);
  }

  /** For what has no cash of its own. */
  public static Denied unfunded() {
    return of(Refusal.INSUFFICIENT_BALANCE);
  }

  public static Denied missing(String field) {
    return new Denied(BAD_REQUEST, "missing_parameters", field);
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Empty when the code says all. */
  public String details() {
    return details;
  }

  /** The code as a sentence, as the exchange writes it beside the code. */
  public String text() {
    return code.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}

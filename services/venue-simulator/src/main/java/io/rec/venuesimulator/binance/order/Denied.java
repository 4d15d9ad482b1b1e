package io.rec.venuesimulator.binance.order;

/** What the venue does not do, in its words. Nothing changed when it is thrown. */
public final class Denied extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;

  private final int status;
  private final int code;

  public Denied(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  public static Denied of(int code, String message) {
    return new Denied(BAD_REQUEST, code, message);
  }

  public static Denied keyFormat() {
    return new Denied(UNAUTHORIZED, -2014, "API-key format invalid.");
  }

  public static Denied unknownKey() {
    return new Denied(UNAUTHORIZED, -2015, "Invalid API-key, IP, or permissions for action.");
  }

  public static Denied missing(String name) {
    return of(
        -1102,
        "Mandatory parameter '%s' was not sent, was empty/null, or malformed.".formatted(name));
  }

  public static Denied eitherOf(String one, String other) {
    return of(
        -1102, "Param '%s' or '%s' must be sent, but both were empty/null!".formatted(one, other));
  }

  public static Denied notRequired(String name) {
    return of(-1106, "Parameter '%s' sent when not required.".formatted(name));
  }

  public static Denied combination() {
    return of(-1128, "Combination of optional parameters invalid.");
  }

  public static Denied symbol() {
    return of(-1121, "Invalid symbol.");
  }

  static Denied filter(String name) {
    return of(-1013, "Filter failure: " + name);
  }

  static Denied rejected(String message) {
    return of(-2010, message);
  }

  static Denied balance() {
    return rejected("Account has insufficient balance for requested action.");
  }

  static Denied unknownToCancel() {
    return of(-2011, "Unknown order sent.");
  }

  static Denied noSuchOrder() {
    return of(-2013, "Order does not exist.");
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  public int code() {
    return code;
  }
}

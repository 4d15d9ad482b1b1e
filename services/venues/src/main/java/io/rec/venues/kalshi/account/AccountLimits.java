package io.rec.venues.kalshi.account;

import io.rec.venues.rest.TokenRate;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;

/** How often the account may call: {@code GET /account/limits}. */
public record AccountLimits(String tier, TokenRate read, TokenRate write) {

  /** The lowest tier, which every account has. */
  public static final AccountLimits BASIC =
      new AccountLimits("basic", new TokenRate(200, 200), new TokenRate(100, 100));

  static AccountLimits read(Fields answer) throws MalformedMessage {
    return new AccountLimits(
        answer.textOr("usage_tier", ""),
        rate("read", answer.object("read")),
        rate("write", answer.object("write")));
  }

  private static TokenRate rate(String what, Fields bucket) throws MalformedMessage {
    try {
      return new TokenRate(
          Math.toIntExact(bucket.whole("refill_rate")),
          Math.toIntExact(bucket.whole("bucket_capacity")));
    } catch (IllegalArgumentException | ArithmeticException impossible) {
      throw new MalformedMessage(what + ": " + impossible.getMessage(), impossible);
    }
  }
}

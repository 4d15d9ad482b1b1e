package io.rec.domain.trade;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name a trade has before it is stored, {@code TICKET-1a2b3c4d5-1755280800000}. */
public record TicketId(String text) {
  /** What the venue accepts in an order's name, and short enough that a suffix fits. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,48}");

  private static final long NINE_HEX_DIGITS = 0xFFFFFFFFFL;

  public TicketId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no ticket id: expected 1 to 48 letters, digits, - and _".formatted(text));
    }
  }

  /** A new one; of the random number 36 bits are used. */
  public static TicketId of(long random, Instant now) {
    return new TicketId(
        String.format(Locale.ROOT, "TICKET-%09x-%d", random & NINE_HEX_DIGITS, now.toEpochMilli()));
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.rec.connectorhub.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * How many messages a channel may send, by the UTC day and month. A tenth is kept for what is
 * critical.
 */
public record Quota(OptionalInt day, OptionalInt month) {

  public static final Quota NONE = new Quota(OptionalInt.empty(), OptionalInt.empty());
  public static final Quota FREE = new Quota(OptionalInt.of(100), OptionalInt.empty());
  public static final Quota PAID = new Quota(OptionalInt.empty(), OptionalInt.of(100_000));

  private static final int RESERVED_SHARE = 10;

  /** What was sent so far. */
  public record Used(int today, int thisMonth) {}

  /** Now, if the quota has room; otherwise the beginning of the period that has. */
  public Instant earliest(Used used, boolean critical, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (full(month, used.thisMonth(), critical)) {
      return today.withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (full(day, used.today(), critical)) {
      return today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return now;
  }

  private static boolean full(OptionalInt limit, int used, boolean critical) {
    if (limit.isEmpty()) {
      return false;
    }
    int reserved = critical ? 0 : Math.ceilDiv(limit.getAsInt(), RESERVED_SHARE);
    return used >= limit.getAsInt() - reserved;
  }
}

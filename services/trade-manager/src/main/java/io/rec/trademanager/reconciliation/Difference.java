package io.rec.trademanager.reconciliation;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * One thing that our books and the venue's say otherwise.
 *
 * @param subject the order, the market, or the cash
 * @param pauses whether entries wait for it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Difference(
    Kind kind,
    String subject,
    @Nullable Long tradeId,
    String ours,
    String venues,
    boolean healed,
    boolean pauses) {

  /** What differs. */
  public enum Kind {
    /** An order at the venue that no trade asked for; it is shown and never touched. */
    FOREIGN_ORDER,
    /** An order of ours was filled otherwise. */
    ORDER_COUNT,
    /** An order of ours moved other money. */
    ORDER_MONEY,
    /** An order of ours was filled, and the venue does not show it. */
    ORDER_MISSING,
    /** More or less is held than our trades say. */
    POSITION_COUNT,
    /** A position's row did not follow from its fills. */
    POSITION_ROW,
    /** The market paid, and a trade waited. */
    SETTLEMENT_MISSED,
    /** The market paid something else. */
    SETTLEMENT_REVENUE,
    /** The cash is not what fills and settlements made of it. */
    BALANCE
  }

  /** Whether it is cash that somebody has to look at. */
  public boolean isOpenBalance() {
    return kind == Kind.BALANCE && !healed;
  }

  static Difference healed(
      Kind kind, String subject, @Nullable Long trade, String ours, String venues) {
    return new Difference(kind, subject, trade, ours, venues, true, false);
  }

  static Difference open(
      Kind kind, String subject, @Nullable Long trade, String ours, String venues, boolean pauses) {
    return new Difference(kind, subject, trade, ours, venues, false, pauses);
  }
}

package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The cumulated result of the filtered trades, oldest first, and what happened meanwhile. */
@Serdeable
public record Equity(List<Point> points, List<Mark> marks) {

  /** After one trade was over: dollars so far, and how far below the best so far. */
  @Serdeable
  public record Point(
      Instant at, long trade, BigDecimal pnl, BigDecimal total, BigDecimal drawdown) {}

  /** A change of settings, the kill switch, an incident. */
  @Serdeable
  public record Mark(Instant at, String kind, String text) {}
}

package io.rec.domain.momentum;

import java.util.List;

/** The six looks back that momentum is made of, for live prices and for history. */
public enum Window {
  ONE_MINUTE("delta_1m", 60, 0.30),
  TWO_MINUTES("delta_2m", 120, 0.25),
  THREE_MINUTES("delta_3m", 180, 0.20),
  FOUR_MINUTES("delta_4m", 240, 0.15),
  FIFTEEN_MINUTES("delta_15m", 900, 0.05),
  THIRTY_MINUTES("delta_30m", 1800, 0.05);

  /** In the order of length; {@link #values()} would copy an array on each tick. */
  public static final List<Window> ALL = List.of(values());

  private final String column;
  private final int seconds;
  private final double weight;

  Window(String column, int seconds, double weight) {
    this.column = column;
    this.seconds = seconds;
    this.weight = weight;
  }

  /** The name in tables and JSON. */
  public String column() {
    return column;
  }

  public int seconds() {
    return seconds;
  }

  public double weight() {
    return weight;
  }
}

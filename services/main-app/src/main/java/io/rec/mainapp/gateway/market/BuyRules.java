package io.rec.mainapp.gateway.market;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.Watchlist;
import io.rec.mainapp.gateway.Enablement;
import io.rec.platform.live.SeenTable;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether a cell of the strike table may be bought by hand: the desk's conditions, the freshness of
 * the table, and the defaults of the strike table. The trade manager asks everything again.
 *
 * @param desk what holds for every entry
 */
public record BuyRules(Enablement desk, FreshnessLimits limits) {

  public static final long LEAST_VOLUME = 1000;

  private static final String ACTIVE = "active";

  public Enablement judge(SeenTable seen, StrikeRow row, Side side, Instant now) {
    if (!desk.enabled()) {
      return desk;
    }
    List<String> troubles = seen.troubles(limits, now);
    if (!troubles.isEmpty()) {
      return Enablement.refused("FRESH_STRIKE_TABLE", sentence(String.join("; ", troubles)));
    }
    if (!seen.table().marketStatus().equals(ACTIVE)) {
      return Enablement.refused(
          "MARKET_ACTIVE", "The market is %s.".formatted(seen.table().marketStatus()));
    }
    return ofRow(row, side);
  }

  private static Enablement ofRow(StrikeRow row, Side side) {
    if (row.activeSide() != side) {
      return Enablement.refused(
          "MONEY_LINE",
          side == Side.YES
              ? "YES is bought below the price only."
              : "NO is bought above the price only.");
    }
    if (row.ticker().isEmpty()) {
      return Enablement.refused("MARKET_KNOWN", "The exchange's market is not known.");
    }
    if (row.volume() < LEAST_VOLUME) {
      return Enablement.refused(
          "VOLUME",
          "%d contracts were traded, %d are needed.".formatted(row.volume(), LEAST_VOLUME));
    }
    OptionalInt ask = side == Side.YES ? row.yesAsk() : row.noAsk();
    if (ask.isEmpty()) {
      return Enablement.refused("MAX_ASK", "Nobody offers it.");
    }
    if (ask.getAsInt() > Watchlist.DEAREST_ASK) {
      return Enablement.refused(
          "MAX_ASK",
          "The ask is %d cents, %d at most.".formatted(ask.getAsInt(), Watchlist.DEAREST_ASK));
    }
    return Enablement.ALLOWED;
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}

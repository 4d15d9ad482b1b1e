package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.StreamedPosition;
import io.rec.kalshiaccountsync.record.PositionTable.Traded;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the time of streamed positions among the fills. One that has traded less than our fills is
 * overtaken; one that has traded more waits, because a fill of it has not come yet.
 */
final class Placing {

  private final List<StreamedPosition> waiting = new ArrayList<>();
  private final Set<String> incomplete = new TreeSet<>();
  private int overtaken;

  void place(
      Connection transaction,
      Tables tables,
      List<StreamedPosition> before,
      List<News> news,
      Positions positions)
      throws SQLException {
    List<StreamedPosition> heard = new ArrayList<>();
    Map<String, BigDecimal> heldAfter = new LinkedHashMap<>();
    for (News each : news) {
      if (each instanceof News.Streamed(StreamedPosition position)) {
        heard.add(position);
      } else if (each instanceof News.Filled filled) {
        String ticker = filled.fill().fill().ticker();
        filled.positionAfter().ifPresent(held -> heldAfter.put(ticker, held));
      }
    }
    Set<String> tickers = new TreeSet<>(heldAfter.keySet());
    before.forEach(each -> tickers.add(each.ticker()));
    heard.forEach(each -> tickers.add(each.ticker()));
    Map<String, Traded> traded = tables.positions().traded(transaction, tickers);
    before.forEach(each -> place(each, traded, positions));
    heard.stream()
        .filter(each -> !place(each, traded, positions))
        .forEach(each -> incomplete.add(each.ticker()));
    // The stream's fills have no numbers: one that was missed shows in what the next one leaves.
    heldAfter.forEach(
        (ticker, held) -> {
          Traded ours = traded.get(ticker);
          if (ours == null || ours.held().compareTo(held) != 0) {
            incomplete.add(ticker);
          }
        });
  }

  /** Those whose fills have not all come. */
  List<StreamedPosition> waiting() {
    return waiting;
  }

  /** The markets of which the stream knows fills that we do not. */
  Set<String> incomplete() {
    return incomplete;
  }

  int overtaken() {
    return overtaken;
  }

  /** False when it has to wait. */
  private boolean place(
      StreamedPosition position, Map<String, Traded> traded, Positions positions) {
    Traded ours = traded.get(position.ticker());
    if (ours == null || position.everTraded().isMoreThan(ours.contracts())) {
      waiting.add(position);
      return false;
    }
    if (position.everTraded().equals(ours.contracts())) {
      positions.streamed(position.ticker(), position.at(ours.last()));
    } else {
      overtaken++;
    }
    return true;
  }
}

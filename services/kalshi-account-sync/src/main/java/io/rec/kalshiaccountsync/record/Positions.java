package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.KnownPosition;
import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.Source;
import io.rec.kalshiaccountsync.account.VenuePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the venue says about positions in one transaction, after its fills and settlements. */
final class Positions {

  private record Telling(String ticker, VenuePosition position, Source source) {}

  private final Connection transaction;
  private final PositionTable table;
  private final List<Telling> tellings = new ArrayList<>();
  private final Map<String, Instant> closings = new TreeMap<>();
  private final Map<String, String> changed = new LinkedHashMap<>();
  private int overtaken;

  Positions(Connection transaction, PositionTable table) {
    this.transaction = transaction;
    this.table = table;
  }

  void stated(News.Stated stated) {
    tellings.add(new Telling(stated.ticker(), stated.position(), Source.CALL));
  }

  void streamed(String ticker, VenuePosition placed) {
    tellings.add(new Telling(ticker, placed, Source.STREAM));
  }

  void closed(String ticker, Instant at) {
    closings.merge(ticker, at, (one, other) -> other.isAfter(one) ? other : one);
  }

  /** What is held by all that is known, but is not in a whole list, is not held at its time. */
  void listed(News.Listed listed) throws SQLException {
    for (String ticker : table.held(transaction)) {
      if (!listed.tickers().contains(ticker)) {
        closed(ticker, listed.asOf());
      }
    }
  }

  /** Merges all that was told with what is known. */
  void store() throws SQLException {
    Set<String> tickers = new TreeSet<>(closings.keySet());
    tellings.forEach(each -> tickers.add(each.ticker()));
    Map<String, KnownPosition> known = table.known(transaction, tickers);
    for (String ticker : tickers) {
      KnownPosition before = known.getOrDefault(ticker, KnownPosition.NOTHING);
      KnownPosition after = after(ticker, before);
      if (!after.equals(before)) {
        String row = table.store(transaction, ticker, after);
        if (after.tellsMoreThan(before)) {
          changed.put(ticker, row);
        }
      }
    }
  }

  List<Draft> drafts() {
    return changed.entrySet().stream()
        .map(row -> new Draft("account.position", row.getKey(), row.getValue()))
        .toList();
  }

  int overtaken() {
    return overtaken;
  }

  private KnownPosition after(String ticker, KnownPosition before) {
    Instant closedAt = closings.get(ticker);
    KnownPosition now = closedAt == null ? before : before.closed(closedAt);
    for (Telling each : tellings) {
      if (each.ticker().equals(ticker)) {
        overtaken += now.overtakes(each.position()) ? 1 : 0;
        now = now.after(each.position(), each.source());
      }
    }
    return now;
  }
}

package io.rec.autoentrysupervisor.backtest.book;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was recorded of one event: each table stands until the next. How deep the book was is not
 * recorded and taken to be the same everywhere.
 */
final class RecordedOffers implements Offers {
  private final Instant close;
  private final RecordedTables tables;
  private final long depth;
  private RecordedTable current;

  RecordedOffers(Instant close, RecordedTables tables, long depth) {
    this.close = close;
    this.tables = tables;
    this.depth = depth;
    this.current = new RecordedTable(Long.MIN_VALUE, close, false, List.of());
  }

  @Override
  public void moveTo(long second) throws IOException {
    var next = tables.peek();
    while (next.isPresent() && next.get().close().equals(close) && next.get().from() <= second) {
      current = next.get();
      tables.remove();
      next = tables.peek();
    }
  }

  @Override
  public boolean isRecorded() {
    return true;
  }

  @Override
  public boolean isActive() {
    return current.active();
  }

  @Override
  public long asOf() {
    return current.from();
  }

  @Override
  public int count() {
    return current.rows().size();
  }

  @Override
  public long strike(int row) {
    return current.rows().get(row).strike();
  }

  @Override
  public String ticker(int row) {
    return current.rows().get(row).ticker();
  }

  @Override
  public BigDecimal floorStrike(int row) {
    return current.rows().get(row).floorStrike();
  }

  @Override
  public long volume(int row) {
    return current.rows().get(row).volume();
  }

  @Override
  public int yesAsk(int row, double yesWins) {
    return current.rows().get(row).yesAsk();
  }

  @Override
  public int noAsk(int row, double yesWins) {
    return current.rows().get(row).noAsk();
  }

  @Override
  public long depth(int row) {
    return depth;
  }
}

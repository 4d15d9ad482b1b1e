package io.rec.autoentrysupervisor.backtest.book;

import io.micronaut.json.JsonMapper;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.domain.market.HourlyEvent;
import java.io.IOException;

/** Recorded quotes for the events that have some, made-up ones for the others. */
public final class RecordedBooks implements Books {
  private final BookModel model;
  private final RecordedTables tables;

  public RecordedBooks(String symbol, TableSource source, JsonMapper json, BookModel model) {
    this.model = model;
    this.tables = new RecordedTables(symbol, source, json);
  }

  @Override
  public Offers of(HourlyEvent event, double price) throws IOException {
    var next = tables.peek();
    while (next.isPresent() && next.get().close().isBefore(event.close())) {
      tables.remove();
      next = tables.peek();
    }
    return next.isPresent() && next.get().close().equals(event.close())
        ? new RecordedOffers(event.close(), tables, model.depth())
        : new MadeUpOffers(model, event, price);
  }
}

package io.rec.unifiedproductioncoordinator.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.events.Announcements;
import io.rec.unifiedproductioncoordinator.production.FreshFor;
import io.rec.unifiedproductioncoordinator.production.Pipeline;
import io.rec.unifiedproductioncoordinator.production.Produced;
import io.rec.unifiedproductioncoordinator.production.Publisher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Announces a table first; rows and files follow behind. Whoever asks over HTTP sees the table even
 * when it could not be announced.
 */
@Singleton
final class TablePublisher implements Publisher {

  static final String CHANNEL = "recio_strike_table";

  private final PublishedTables tables;
  private final Texts texts;
  private final Announcements announcements;
  private final FreshFor freshFor;
  private final Degradations degradations;
  private final MeterRegistry meters;

  TablePublisher(
      PublishedTables tables,
      Texts texts,
      Announcements announcements,
      FreshFor freshFor,
      Degradations degradations,
      MeterRegistry meters) {
    this.tables = tables;
    this.texts = texts;
    this.announcements = announcements;
    this.freshFor = freshFor;
    this.degradations = degradations;
    this.meters = meters;
  }

  @Override
  public void publish(Produced produced, Pipeline pipeline) throws SQLException {
    try {
      Instant now = produced.table().lastUpdated();
      Trust trust = Trust.at(produced, freshFor.limits(), now);
      StrikeTableDocument table = Documents.table(produced, trust);
      String text = texts.of(table);
      tables.put(new PublishedTable(produced, table, trust, text, now, pipeline));
      announcements.announce(CHANNEL, texts.announcement(table, text));
      published(table);
      degradations.published(table.symbol(), trust.troubles());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void published(StrikeTableDocument table) {
    Counter.builder("recio.strike_table.published")
        .description("Strike tables announced")
        .tag("symbol", table.symbol())
        .tag("stale", String.valueOf(table.stale()))
        .register(meters)
        .increment();
  }
}

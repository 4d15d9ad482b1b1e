package io.rec.unifiedproductioncoordinator.publication;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Announcements;
import io.rec.unifiedproductioncoordinator.publication.StrikeTableDocument.StrikeDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns documents into JSON. */
@Singleton
final class Texts {

  private final ObjectMapper json;

  Texts(ObjectMapper json) {
    this.json = json;
  }

  String of(Object document) throws IOException {
    return json.writeValueAsString(document);
  }

  /** A text that an announcement can carry: strikes farthest from the price go first. */
  String announcement(StrikeTableDocument table, String text) throws IOException {
    StrikeTableDocument smaller = table;
    String fitting = text;
    while (tooLong(fitting) && !smaller.strikes().isEmpty()) {
      smaller = withoutFarthest(smaller);
      fitting = of(smaller);
    }
    return fitting;
  }

  private static boolean tooLong(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > Announcements.MOST_BYTES;
  }

  private static StrikeTableDocument withoutFarthest(StrikeTableDocument table) {
    List<StrikeDocument> strikes = table.strikes();
    boolean first = strikes.getFirst().buffer() > strikes.getLast().buffer();
    List<StrikeDocument> rest =
        first ? strikes.subList(1, strikes.size()) : strikes.subList(0, strikes.size() - 1);
    return new StrikeTableDocument(
        table.symbol(),
        table.currentPrice(),
        table.ttc(),
        table.broker(),
        table.eventTicker(),
        table.marketTitle(),
        table.strikeTier(),
        table.marketStatus(),
        table.lastUpdated(),
        rest,
        table.momentum(),
        table.fingerprint(),
        table.stale(),
        table.degraded(),
        table.model(),
        table.priceAsOf(),
        table.priceAgeMs(),
        table.priceSource(),
        table.interpolated(),
        table.marketAsOf(),
        table.marketAgeMs(),
        table.marketCached(),
        table.rowsLeftOut() + 1);
  }
}

package io.rec.unifiedproductioncoordinator.publication;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import io.rec.platform.role.RoleIdentity;
import io.rec.unifiedproductioncoordinator.production.FreshFor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest table of each symbol, as it was published. It is written down anew for whoever asks
 * once a newer one is overdue, once it has become stale and once its event has closed.
 */
@Singleton
final class PublishedTables {

  /** Tables are made at least once a second. */
  private static final Duration OVERDUE = Duration.ofSeconds(2);

  private final List<String> symbols;
  private final FreshFor freshFor;
  private final Texts texts;
  private final Clock clock;
  private final Map<String, PublishedTable> newest = new ConcurrentHashMap<>();

  PublishedTables(RoleIdentity identity, FreshFor freshFor, Texts texts, Clock clock) {
    this.symbols = identity.symbols();
    this.freshFor = freshFor;
    this.texts = texts;
    this.clock = clock;
  }

  void put(PublishedTable table) {
    newest.put(table.produced().table().symbol(), table);
  }

  /** Those there are, with what is to be thought of them now. */
  List<PublishedTable> present() throws IOException {
    List<PublishedTable> tables = new ArrayList<>();
    for (PublishedTable table : newest.values()) {
      tables.add(present(table));
    }
    return tables;
  }

  Optional<PublishedTable> known(String symbol) {
    return Optional.ofNullable(newest.get(symbol(symbol)));
  }

  /** Answers with a problem while there is none. */
  PublishedTable required(String asked) throws IOException {
    String symbol = symbol(asked);
    PublishedTable table = newest.get(symbol);
    if (table == null) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "NoPrice",
          "no price of %s is known yet, so there is no table".formatted(symbol));
    }
    return present(table);
  }

  private PublishedTable present(PublishedTable table) throws IOException {
    Instant now = clock.instant();
    Trust trust = Trust.at(table.produced(), freshFor.limits(), now);
    boolean overdue = table.at().plus(OVERDUE).isBefore(now);
    if (!overdue && trust.sameVerdict(table.trust())) {
      return table;
    }
    StrikeTableDocument document = Documents.table(table.produced(), trust);
    return new PublishedTable(
        table.produced(), document, trust, texts.of(document), now, table.pipeline());
  }

  /** The desk's own spelling of a symbol; without one, the first symbol of the desk. */
  String symbol(String asked) {
    String symbol = asked.isBlank() ? symbols.getFirst() : asked.strip().toUpperCase(Locale.ROOT);
    if (!symbols.contains(symbol)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "UnknownSymbol",
          "%s is not one of %s".formatted(symbol, String.join(", ", symbols)));
    }
    return symbol;
  }
}

package io.rec.unifiedproductioncoordinator.publication;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.strikes.StrikeTable;
import io.rec.unifiedproductioncoordinator.model.ActiveFingerprints;
import io.rec.unifiedproductioncoordinator.model.Model;
import io.rec.unifiedproductioncoordinator.production.Produced;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the tables in the shapes of v2. */
@Controller("/api")
final class TableController {

  private final PublishedTables tables;
  private final ActiveFingerprints fingerprints;
  private final Clock clock;

  TableController(PublishedTables tables, ActiveFingerprints fingerprints, Clock clock) {
    this.tables = tables;
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  /** Time to close; without markets 0, nulls and no_active_markets. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record TimeToClose(
      long ttcSeconds,
      @Nullable String eventTicker,
      @Nullable String marketTitle,
      String marketStatus,
      String symbol) {}

  /** The fingerprints in force, and which of them was used last. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record CurrentFingerprint(
      String symbol,
      @Nullable Integer currentMomentumBucket,
      @Nullable Integer lastUsedMomentumBucket,
      @Nullable String fingerprint,
      @Nullable String fingerprintFile,
      List<Integer> availableBuckets,
      String model,
      String trouble) {}

  @Get(uri = "/strike_tables/{symbol}", produces = MediaType.APPLICATION_JSON)
  String table(String symbol) throws IOException {
    return tables.required(symbol).json();
  }

  @Get("/live_probabilities")
  LadderDocument probabilities(@QueryValue(defaultValue = "") String symbol) throws IOException {
    PublishedTable table = tables.required(symbol);
    return Ladders.document(table.produced(), table.trust());
  }

  @Get("/unified_ttc/{symbol}")
  TimeToClose timeToClose(String symbol) {
    Instant now = clock.instant();
    return tables
        .known(symbol)
        .map(PublishedTable::produced)
        .filter(known -> known.marketsKnown() && known.close().isAfter(now))
        .map(known -> timeToClose(known, now))
        .orElseGet(
            () -> new TimeToClose(0, null, null, "no_active_markets", tables.symbol(symbol)));
  }

  @Get("/current_fingerprint")
  CurrentFingerprint fingerprint(@QueryValue(value = "symbol", defaultValue = "") String asked) {
    String symbol = tables.symbol(asked);
    Model model = fingerprints.of(symbol);
    Optional<StrikeTable> table = tables.known(symbol).map(known -> known.produced().table());
    @Nullable Integer bucket =
        table.map(known -> Documents.orNull(known.momentum().bucket())).orElse(null);
    @Nullable String name = table.flatMap(StrikeTable::fingerprint).orElse(null);
    return new CurrentFingerprint(
        symbol,
        bucket,
        name == null ? null : bucket,
        name,
        name == null ? null : name + ".csv",
        Arrays.stream(model.fingerprints().available()).boxed().toList(),
        model.name(),
        model.trouble());
  }

  private static TimeToClose timeToClose(Produced produced, Instant now) {
    StrikeTable table = produced.table();
    return new TimeToClose(
        Duration.between(now, produced.close()).toSeconds(),
        table.eventTicker(),
        table.marketTitle(),
        table.marketStatus(),
        table.symbol());
  }
}

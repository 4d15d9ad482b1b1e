package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.probability.Tails;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.VenueSelection;
import io.rec.unifiedproductioncoordinator.fingerprints.SetImport;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.GenerationRun;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Wish;
import io.rec.unifiedproductioncoordinator.fingerprints.history.Closes;
import io.rec.unifiedproductioncoordinator.fingerprints.history.PriceHistory;
import io.rec.unifiedproductioncoordinator.fingerprints.history.VenueCandles;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.CoinbaseRest;
import io.rec.venues.coinbase.CoinbaseVenue;
import io.rec.venues.rest.CallLimiter;
import io.rec.venues.rest.VenueCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The weekly work: fetches what the history lacks, makes new tables of all of it, and lets them be
 * the active ones if they pass the importer's checks. Whatever fails, the former tables stay, and
 * the other symbols are still done.
 */
final class Regenerate implements Verb {
  private static final int YEARS = 5;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Function<Map<String, String>, URI> venue;

  Regenerate() {
    this(Regenerate::realVenue);
  }

  /**
   * @param venue from the environment to the root of the venue's REST calls
   */
  Regenerate(Function<Map<String, String>, URI> venue) {
    this.venue = venue;
  }

  @Override
  public List<String> options() {
    return List.of("--symbols", "--from", "--weights", "--least-rows");
  }

  /** Simulated prices are nobody's history. */
  private static URI realVenue(Map<String, String> environment) {
    var selection = VenueSelection.from(environment);
    if (selection.data().equals(VenueSelection.SIMULATOR)) {
      throw new Refusal("the prices of this system are simulated; no tables are made of them");
    }
    return CoinbaseVenue.rest(selection.data(), Optional::empty);
  }

  @Override
  public void run(Options options, World world) throws IOException, SQLException {
    var symbols =
        options
            .text("--symbols")
            .or(() -> Optional.ofNullable(world.environment().get("RECIO_SYMBOLS")))
            .orElseThrow(() -> new Refusal("--symbols is needed, like BTC,ETH"));
    var refused = new ArrayList<String>();
    var failed = new ArrayList<String>();
    try (HttpClient http = VenueHttp.client()) {
      var rest = rest(http, venue.apply(world.environment()), world);
      for (var symbol : symbols.split(",")) {
        try {
          regenerate(SetName.symbol(symbol.strip()), rest, options, world);
        } catch (Refusal reason) {
          keeps(symbol, reason, world);
          refused.add(symbol);
        } catch (IOException | SQLException reason) {
          keeps(symbol, reason, world);
          failed.add(symbol);
        }
      }
    }
    if (!failed.isEmpty()) {
      throw new IOException("no new tables of " + String.join(", ", failed));
    }
    if (!refused.isEmpty()) {
      throw new Refusal("no new tables of " + String.join(", ", refused));
    }
  }

  private static void keeps(String symbol, Exception reason, World world) {
    world.err().printf("%s keeps its former tables: %s%n", symbol, reason.getMessage());
  }

  private static CoinbaseRest rest(HttpClient http, URI root, World world) {
    var clock = world.clock().withZone(ZoneOffset.UTC);
    var limiter =
        new CallLimiter(CoinbaseRest.LIMITS, refusals -> Backoff.STREAM.ceiling(refusals), clock);
    return new CoinbaseRest(
        new VenueCalls(
            http, () -> root, limiter.budget("public"), new SkewMeter(), clock, System::nanoTime),
        ObjectMapper.getDefault());
  }

  private static void regenerate(String symbol, CoinbaseRest rest, Options options, World world)
      throws IOException, SQLException {
    var history = world.history(symbol);
    history.prepare();
    fetch(symbol, history, rest, options, world);
    var summary = history.summary();
    var name =
        new SetName(symbol, summary.newest().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    if (world.transaction(connection -> SetImport.isStored(connection, name))) {
      world.out().printf("%s: stored already%n", name);
      return;
    }
    var set = generate(name, history, summary, options, world);
    var imported =
        world.transaction(
            connection ->
                SetImport.take(
                    connection,
                    set,
                    new SetImport.Wish("weekly regeneration", true, false),
                    world.clock().instant()));
    world.out().printf("%s: %d tables, %s%n", name, imported.tables(), imported.note());
  }

  /** The last minute that is over is the newest that has a candle. */
  private static void fetch(
      String symbol, PriceHistory history, CoinbaseRest rest, Options options, World world)
      throws IOException, SQLException {
    var to = world.clock().instant().truncatedTo(ChronoUnit.MINUTES).minus(MINUTE);
    var from = history.newest().map(newest -> newest.plus(MINUTE));
    var stretch =
        new VenueCandles.Stretch(symbol, from.orElseGet(() -> beginning(options, to)), to);
    var progress = world.progress("Fetch " + symbol);
    var fetched =
        history.fill(
            new VenueCandles(rest, stretch, Backoff.STREAM, progress::note),
            done -> progress.at(done, stretch.minutes()));
    progress.finish(fetched);
  }

  private static Instant beginning(Options options, Instant to) {
    return options
        .instant("--from")
        .orElseGet(() -> to.atOffset(ZoneOffset.UTC).minusYears(YEARS).toInstant());
  }

  private static CheckedSet generate(
      SetName name, PriceHistory history, Closes.Summary summary, Options options, World world)
      throws IOException, SQLException {
    var scratch = Files.createTempDirectory("recio-fingerprints");
    try {
      var wish =
          new Wish(
              name,
              options.weights("--weights"),
              Tails.LEFT_OUT,
              options.number("--least-rows", Wish.LEAST_ROWS),
              Optional.empty());
      var generated =
          new GenerationRun(
                  wish,
                  history,
                  scratch.resolve("checkpoint"),
                  GenerationRun.CHECKPOINT_EVERY,
                  world.progress("Generate " + name))
              .run(summary);
      return CheckedSet.of(name, rows -> NamedTables.rows(generated.tables(), rows));
    } finally {
      remove(scratch);
    }
  }

  private static void remove(Path scratch) throws IOException {
    Files.deleteIfExists(scratch.resolve("checkpoint"));
    Files.deleteIfExists(scratch);
  }
}

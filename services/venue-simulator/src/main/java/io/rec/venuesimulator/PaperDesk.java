package io.rec.venuesimulator;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.WatchedFiles;
import io.rec.platform.loop.Loops;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.secrets.DatabaseLogins;
import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.desk.Keeper;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.server.VenueDesk;
import io.rec.venuesimulator.store.StoredRecords;
import io.rec.venuesimulator.wire.Decimals;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator as a system's role has it: the system's symbols, and its one account. */
@Singleton
public final class PaperDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PaperDesk.class);
  private static final String COINBASE_ROOT = "/coinbase";
  private static final int CENTS = 2;
  private static final String ACCOUNT = "paper";
  private static final String KEY_ID = "KALSHI_API_KEY_ID";
  private static final String PUBLIC_KEY = "kalshi-public.pem";

  private final SimulatorSettings settings;
  private final Database database;
  private final Optional<StoredRecords> stored;
  private final Simulator simulator;
  private final VenueDesk desk;
  private final WatchedFiles key;
  private volatile @Nullable Account account;

  PaperDesk(
      RoleIdentity identity,
      SimulatorSettings settings,
      DatabaseLogins logins,
      Database database,
      ConfigDirectory config,
      Clock clock,
      Loops loops) {
    this.settings = settings;
    this.database = database;
    this.key = new WatchedFiles(config.venue());
    this.stored =
        logins.current().isPresent() ? Optional.of(new StoredRecords(database)) : Optional.empty();
    List<Coin> coins =
        identity.symbols().stream()
            .map(symbol -> Coin.walking(symbol.toUpperCase(Locale.ROOT), settings.seed()))
            .toList();
    this.simulator =
        new Simulator(
            coins,
            settings.settlementRule(),
            settings.ticksPerSecond(),
            clock,
            clock,
            stored.isPresent() ? stored.get() : Keeper.FORGETFUL,
            loops);
    this.desk =
        new VenueDesk(
            List.of(simulator.kalshi(), simulator.coinbase(COINBASE_ROOT)),
            simulator.faults(),
            clock);
  }

  public Simulator simulator() {
    return simulator;
  }

  VenueDesk desk() {
    return desk;
  }

  /** The first step makes every book, so that the first client finds them made. */
  void prepare() {
    simulator.exchange().step();
    LOG.atInfo()
        .addKeyValue("products", simulator.productIds().toString())
        .addKeyValue("seed", settings.seed())
        .log("price walks prepared");
  }

  /** Whether orders, positions and cash outlive this process. */
  boolean remembers() {
    return stored.isPresent();
  }

  /**
   * In a cluster the account belongs to the key that the operator made: calls without its signature
   * are refused. Where no key is mounted, as beside a service in a test, callers without headers
   * have it.
   */
  void openAccount() throws NotYet, SQLException, IOException {
    if (stored.isPresent()) {
      database.open();
    }
    BigDecimal cash = BigDecimal.valueOf(settings.startingCashCents(), CENTS);
    Map<String, String> files = key.read();
    account =
        files.containsKey(PUBLIC_KEY)
            ? simulator
                .accounts()
                .register(
                    ACCOUNT, required(files, KEY_ID), files.get(PUBLIC_KEY), cash, settings.tier())
            : simulator.accounts().openUnsigned(ACCOUNT, cash, settings.tier());
    log(account);
  }

  void logBalance() {
    Account opened = account;
    if (opened != null) {
      log(opened);
    }
    stored.ifPresent(StoredRecords::close);
  }

  @PreDestroy
  void close() {
    desk.close();
  }

  private static String required(Map<String, String> files, String name) {
    String value = files.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalStateException("the paper account's Secret has no " + name);
    }
    return value;
  }

  private void log(Account opened) {
    LOG.atInfo()
        .addKeyValue("account", opened.name())
        .addKeyValue(
            "cash", Decimals.money(simulator.desk().reads().funds(opened).cash().balance()))
        .addKeyValue("remembered", remembers())
        .log("paper account");
  }
}

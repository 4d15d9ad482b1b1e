package io.rec.venuesimulator;

import io.rec.platform.loop.Loops;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.secrets.DatabaseLogins;
import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.desk.Keeper;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.server.VenueDesk;
import io.rec.venuesimulator.store.StoredRecords;
import io.rec.venuesimulator.wire.Decimals;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator as a system's role has it: the system's symbols, one account without a key. */
@Singleton
public final class PaperDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PaperDesk.class);
  private static final String COINBASE_ROOT = "/coinbase";
  private static final int CENTS = 2;

  private final SimulatorSettings settings;
  private final Database database;
  private final Optional<StoredRecords> stored;
  private final Simulator simulator;
  private final VenueDesk desk;

  PaperDesk(
      RoleIdentity identity,
      SimulatorSettings settings,
      DatabaseLogins logins,
      Database database,
      Clock clock,
      Loops loops) {
    this.settings = settings;
    this.database = database;
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

  void openAccount() throws NotYet, SQLException {
    if (stored.isPresent()) {
      database.open();
    }
    BigDecimal cash = BigDecimal.valueOf(settings.startingCashCents(), CENTS);
    Account account = simulator.accounts().openUnsigned("paper", cash, Tier.BASIC);
    log(account);
  }

  void logBalance() {
    simulator.accounts().unsigned().ifPresent(this::log);
    stored.ifPresent(StoredRecords::close);
  }

  @PreDestroy
  void close() {
    desk.close();
  }

  private void log(Account account) {
    LOG.atInfo()
        .addKeyValue("account", account.name())
        .addKeyValue(
            "cash", Decimals.money(simulator.desk().reads().funds(account).cash().balance()))
        .addKeyValue("remembered", remembers())
        .log("paper account");
  }
}

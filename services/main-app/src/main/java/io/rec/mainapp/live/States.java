package io.rec.mainapp.live;

import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Ages;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.account.Account;
import io.rec.mainapp.gateway.active.ActiveBook;
import io.rec.mainapp.gateway.active.ActiveTrades;
import io.rec.mainapp.gateway.desk.Conditions;
import io.rec.mainapp.gateway.desk.Kill;
import io.rec.mainapp.gateway.market.PriceLine;
import io.rec.mainapp.gateway.market.Prices;
import io.rec.mainapp.gateway.market.TablePanel;
import io.rec.mainapp.gateway.market.TablePanels;
import io.rec.mainapp.gateway.signals.AnalysisState;
import io.rec.mainapp.gateway.signals.AnalysisWatch;
import io.rec.mainapp.gateway.signals.Signals;
import io.rec.platform.prices.PricePoint;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is so now, by topic, as objects for the snapshot and as messages for its changes. */
@Singleton
final class States {

  private static final Duration ACTIVE_FRESH = Duration.ofSeconds(5);
  private static final Duration ACCOUNT_FRESH = Duration.ofSeconds(60);

  private final Prices prices;
  private final TablePanels tables;
  private final ActiveBook active;
  private final Conditions conditions;
  private final Signals signals;
  private final AnalysisWatch analysis;
  private final Slow slow;
  private final RoleIdentity identity;
  private final Ages ages;
  private final ObjectMapper json;
  private final Clock clock;

  States(
      Prices prices,
      TablePanels tables,
      ActiveBook active,
      Conditions conditions,
      Signals signals,
      AnalysisWatch analysis,
      Slow slow,
      RoleIdentity identity,
      Ages ages,
      ObjectMapper json,
      Clock clock) {
    this.prices = prices;
    this.tables = tables;
    this.active = active;
    this.conditions = conditions;
    this.signals = signals;
    this.analysis = analysis;
    this.slow = slow;
    this.identity = identity;
    this.ages = ages;
    this.json = json;
    this.clock = clock;
  }

  Optional<Aged<PriceLine>> price(String symbol) {
    return prices.latest(symbol).map(line -> ages.live(line, PricePoint.FRESH_FOR));
  }

  Optional<Aged<TablePanel>> table(String symbol) {
    return tables.of(symbol);
  }

  Optional<Aged<ActiveTrades>> active() {
    return active.latest().map(trades -> ages.live(trades, ACTIVE_FRESH));
  }

  Optional<Aged<Account>> account() {
    Optional<Dated<Account>> known = slow.account();
    return known.map(account -> ages.live(account, ACCOUNT_FRESH));
  }

  Kill kill() {
    return conditions.kill().value();
  }

  AnalysisState analysis() {
    return analysis.state();
  }

  /** Everything, and up to which fact it surely tells. */
  Frame snapshot(long fact) {
    Map<String, Aged<PriceLine>> priceBySymbol = new LinkedHashMap<>();
    Map<String, Aged<TablePanel>> tableBySymbol = new LinkedHashMap<>();
    for (String symbol : prices.symbols()) {
      price(symbol).ifPresent(line -> priceBySymbol.put(symbol, line));
      table(symbol).ifPresent(panel -> tableBySymbol.put(symbol, panel));
    }
    Snapshot snapshot =
        new Snapshot(
            new Snapshot.DeskHead(
                identity.system(),
                identity.mode().word(),
                identity.version(),
                identity.symbols(),
                conditions.entries()),
            priceBySymbol,
            tableBySymbol,
            active().orElse(null),
            account().orElse(null),
            kill(),
            slow.roster(),
            slow.entry().orElse(null),
            signals.latest(),
            analysis(),
            fact,
            clock.instant());
    return Frame.certain("snapshot", now(), text(snapshot));
  }

  Frame frame(String type, String key, Object data) {
    return Frame.state(type, key, now(), text(data));
  }

  /** Something that must arrive and is no fact: who was away is not told of it. */
  Frame happened(String type, Object data) {
    return Frame.certain(type, now(), text(data));
  }

  String now() {
    return clock.instant().toString();
  }

  private String text(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}

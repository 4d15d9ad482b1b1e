package io.rec.operator.api.catalog;

import static io.rec.operator.api.catalog.Need.ADMIN_CREDENTIALS;
import static io.rec.operator.api.catalog.Need.BROKER_CREDENTIALS;
import static io.rec.operator.api.catalog.Need.DATABASE;
import static io.rec.operator.api.catalog.Need.DATABASE_IF_THERE;
import static io.rec.operator.api.catalog.Need.INTERNET;
import static io.rec.operator.api.catalog.Need.KUBERNETES_API;
import static io.rec.operator.api.catalog.Need.MODEL_CREDENTIALS;
import static io.rec.operator.api.catalog.Need.NOTIFICATION_CREDENTIALS;

import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.component.ComponentOverride;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one table of components: names, ports, duties, dependencies. Everything else that needs to
 * know a component asks here.
 */
public final class ComponentCatalog {
  /** Role that every symbol watchdog plays; its name is the role and the symbol. */
  public static final String SYMBOL_WATCHDOG = "symbol-price-watchdog";

  /** Asks the exchange how it is, and takes its markets. */
  public static final String EXCHANGE_WATCHDOG = "kalshi-api-watchdog";

  /** Enters on its own, while a trader lets it. */
  public static final String AUTOMATIC_ENTRIES = "auto-entry-supervisor";

  /** The paper exchange, which runs only while a connector is played by it. */
  public static final String SIMULATOR = "venue-simulator";

  /** Ports that v2's users have in their notes. */
  private static final Map<String, Integer> KNOWN_SYMBOLS = Map.of("BTC", 8002, "ETH", 8006);

  private static final int FIRST_FREE_PORT = 8015;

  private final SortedMap<String, CatalogEntry> entries;

  private ComponentCatalog(Collection<EntryDraft> drafts) {
    Set<String> names = new TreeSet<>();
    drafts.forEach(draft -> names.add(draft.name()));
    var found = new TreeMap<String, CatalogEntry>();
    drafts.forEach(draft -> found.put(draft.name(), draft.among(names)));
    entries = Collections.unmodifiableSortedMap(found);
  }

  /** The components of the system that this spec describes. */
  public static ComponentCatalog of(TradingSystemSpec spec) {
    var drafts = new ArrayList<EntryDraft>();
    var watchdogs = watchdogs(spec);
    drafts.addAll(watchdogs);
    drafts.addAll(trading(watchdogs.stream().map(EntryDraft::name).toList()));
    drafts.addAll(support());
    if (spec.connectorsInForce().simulatorNeeded()) {
      drafts.add(
          new EntryDraft(SIMULATOR, 8014, Group.CORE, "Paper exchange with the real wire protocols")
              .needs(DATABASE));
    }
    return new ComponentCatalog(drafts);
  }

  /** All entries in the order of their names. */
  public Collection<CatalogEntry> entries() {
    return entries.values();
  }

  /** All names in order. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** The entry of that name. */
  public Optional<CatalogEntry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Name of the watchdog of a symbol. */
  public static String watchdogOf(String symbol) {
    return SYMBOL_WATCHDOG + "-" + symbol.toLowerCase(Locale.ROOT);
  }

  private static List<EntryDraft> watchdogs(TradingSystemSpec spec) {
    var written = new TreeMap<Integer, String>();
    for (ComponentOverride override : spec.components()) {
      override.portIfWritten().ifPresent(port -> written.put(port, override.name()));
    }
    var drafts = new ArrayList<EntryDraft>();
    int free = FIRST_FREE_PORT;
    for (String symbol : spec.symbols()) {
      var name = watchdogOf(symbol);
      var known = KNOWN_SYMBOLS.get(symbol);
      // Every further symbol uses up a number even if its own is written, so that an override of
      // one does not move the others.
      while (known == null && !written.getOrDefault(free, name).equals(name)) {
        free++;
      }
      var port = known == null ? free++ : known;
      var draft =
          new EntryDraft(name, port, Group.WATCHDOG, symbol + " price, momentum and price log")
              .watching(symbol, SYMBOL_WATCHDOG)
              .needs(DATABASE, INTERNET)
              .reaches(SIMULATOR)
              .critical();
      drafts.add(symbol.equals("BTC") ? draft.alsoAsHosts("btc-price-watchdog") : draft);
    }
    return drafts;
  }

  private static List<EntryDraft> trading(List<String> watchdogs) {
    var feeds = new ArrayList<>(watchdogs);
    feeds.add(EXCHANGE_WATCHDOG);
    return List.of(
        new EntryDraft("trade-manager", 4000, Group.CORE, "Owns trades from ticket to settlement")
            .dependsOn("trade-executor", "kalshi-account-sync")
            .reaches("active-trade-supervisor", "main-app")
            .needs(DATABASE, KUBERNETES_API)
            .critical()
            .money(),
        new EntryDraft("trade-executor", 8001, Group.CORE, "Signs and sends orders to the exchange")
            .reaches("trade-manager", SIMULATOR)
            .needs(DATABASE, BROKER_CREDENTIALS, INTERNET, KUBERNETES_API)
            .critical()
            .money(),
        new EntryDraft(
                "active-trade-supervisor", 8007, Group.CORE, "Figures and stops of open trades")
            .dependsOn("trade-manager", "unified-production-coordinator")
            .reaches("trade-executor", "main-app")
            .needs(DATABASE, KUBERNETES_API)
            .critical()
            .money(),
        new EntryDraft(AUTOMATIC_ENTRIES, 8009, Group.CORE, "Watchlist, spike alert and auto entry")
            .dependsOn("trade-manager", "unified-production-coordinator")
            .reaches("main-app")
            .needs(DATABASE, KUBERNETES_API)
            .money(),
        new EntryDraft(
                "unified-production-coordinator",
                8010,
                Group.CORE,
                "Strike table and probabilities each second")
            .dependsOn(feeds.toArray(String[]::new))
            .critical(),
        new EntryDraft(
                "kalshi-account-sync",
                8004,
                Group.WATCHDOG,
                "Mirrors balance, positions, fills, orders and settlements")
            .reaches(SIMULATOR, "trade-manager", "main-app")
            .needs(DATABASE, BROKER_CREDENTIALS, INTERNET, KUBERNETES_API)
            .money(),
        new EntryDraft(
                EXCHANGE_WATCHDOG, 8005, Group.WATCHDOG, "Mirrors markets, watches the exchange")
            .reaches(SIMULATOR, "system-monitor")
            .needs(DATABASE, BROKER_CREDENTIALS, INTERNET));
  }

  private static List<EntryDraft> support() {
    return List.of(
        new EntryDraft("main-app", 3000, Group.CORE, "Dashboard, JSON API and live stream")
            .reachesAll()
            .needs(DATABASE, ADMIN_CREDENTIALS)
            .alsoOnPorts(8080)
            .scalable(),
        new EntryDraft("db-poller", 8003, Group.WATCHDOG, "Change feed of the database").scalable(),
        new EntryDraft(
                "cascading-failure-detector",
                8011,
                Group.WATCHDOG,
                "Finds the root of failures that spread")
            .reachesAll()
            .needs(DATABASE, KUBERNETES_API),
        new EntryDraft(
                "system-monitor", 8012, Group.WATCHDOG, "Health of everything, resources, alerts")
            .reachesAll()
            .needs(DATABASE, KUBERNETES_API),
        new EntryDraft("connector-hub", 8013, Group.CORE, "Notifications and outside connectors")
            .needs(DATABASE, NOTIFICATION_CREDENTIALS, INTERNET),
        new EntryDraft("ai-service", 8000, Group.CORE, "Market analysis by a model")
            .needs(DATABASE_IF_THERE, MODEL_CREDENTIALS, INTERNET)
            .alsoAsHosts("python-ai-service")
            .scalable());
  }
}

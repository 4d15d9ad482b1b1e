package io.rec.trademanager.entry;

import io.micronaut.json.JsonMapper;
import io.rec.domain.entry.TicketRule;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.role.RoleIdentity;
import io.rec.trademanager.books.Account;
import io.rec.trademanager.books.Books;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.market.SeenPrice;
import io.rec.trademanager.refusal.Refusal;
import io.rec.trademanager.refusal.Refusals;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Takes tickets, one at a time for each user: two cannot both fit under one limit. */
@Singleton
public final class EntryPath {
  private static final String ACTION = "open_ticket";

  /** Does not conflict with rows that only refer to the user. */
  private static final String LOCK_USER =
      "SELECT user_id FROM users.user_info WHERE user_id = system.acting_user() FOR NO KEY UPDATE";

  private final Database database;
  private final Tenure tenure;
  private final EntryGate gate;
  private final Trades trades;
  private final Books books;
  private final Refusals refusals;
  private final RoleIdentity identity;
  private final JsonMapper json;
  private final Clock clock;

  /** Whoever waits for the lock of the user waits here, where that takes no connection. */
  private final ReentrantLock turn = new ReentrantLock(true);

  EntryPath(
      Database database,
      Tenure tenure,
      EntryGate gate,
      Trades trades,
      Books books,
      Refusals refusals,
      RoleIdentity identity,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.tenure = tenure;
    this.gate = gate;
    this.trades = trades;
    this.books = books;
    this.refusals = refusals;
    this.identity = identity;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Stores a ticket as a trade with its order, or why not.
   *
   * @throws io.rec.trademanager.refusal.RefusedException if it cannot be read
   */
  public Opened open(String request, String user) throws SQLException {
    var fence = tenure.fence();
    var wanted =
        refusals.reading(
            "unknown",
            ACTION,
            request,
            () -> known(TicketReading.of(RequestBody.of(json, request), user)));
    turn.lock();
    try {
      return database.transaction(
          tx -> {
            var before = before(tx, fence, wanted);
            return before.isPresent()
                ? again(tx, wanted, before.get(), request)
                : judged(tx, wanted, request);
          });
    } finally {
      turn.unlock();
    }
  }

  /** The trade that this ticket became already, with the user held and the fence shown. */
  private Optional<StoredTrade> before(Connection tx, Fence fence, Wanted wanted)
      throws SQLException {
    var trip = RoundTrip.on(tx);
    fence.require(trip);
    trip.run(LOCK_USER);
    var before = trades.byTicket(trip, wanted.id());
    try {
      trip.go();
    } catch (SQLException failed) {
      throw FenceLost.or(failed);
    }
    return before.first();
  }

  private Opened again(Connection tx, Wanted wanted, StoredTrade before, String request)
      throws SQLException {
    return wanted.isRepeatedBy(before.ticket())
        ? new Opened.Repeated(before.id())
        : refused(
            tx,
            wanted,
            request,
            Refusal.conflict(
                RequestRule.REPLAYED_ID,
                "%s is trade %d, another ticket".formatted(wanted.id(), before.id()),
                "an id of its own"));
  }

  private Opened judged(Connection tx, Wanted wanted, String request) throws SQLException {
    var now = clock.instant();
    var judged = gate.judge(tx, wanted, now);
    if (!judged.decision().passed()) {
      return refused(tx, wanted, request, Refusal.of(judged.decision()));
    }
    return new Opened.Stored(
        books.open(tx, new OpenTicket(judged.ticket(), now), account(wanted, judged.price())));
  }

  private Opened refused(Connection tx, Wanted wanted, String request, Refusal refusal)
      throws SQLException {
    return new Opened.Refused(refusals.note(tx, wanted.method().word(), ACTION, request, refusal));
  }

  /** A symbol that is not on this desk has no tables to ask. */
  private Wanted known(Wanted wanted) {
    if (identity.symbols().stream()
        .noneMatch(symbol -> symbol.toUpperCase(Locale.ROOT).equals(wanted.symbol()))) {
      throw RequestBody.refused(
          TicketRule.SYMBOL, wanted.symbol(), String.join(", ", identity.symbols()));
    }
    return wanted;
  }

  private Account account(Wanted wanted, Optional<SeenPrice> price) {
    return new Account(
        identity.mode(),
        wanted.symbol(),
        wanted.strategy(),
        wanted.contractName(),
        wanted.strike().label(),
        wanted.eventTicker(),
        wanted.symbolOpen().or(() -> price.map(SeenPrice::price)).orElse(null),
        momentum(wanted, price),
        wanted.model(),
        wanted.test(),
        wanted.advice());
  }

  private static @Nullable Integer momentum(Wanted wanted, Optional<SeenPrice> price) {
    if (wanted.momentum() != null) {
      return wanted.momentum();
    }
    return price
        .filter(seen -> seen.momentum().isPresent())
        .map(seen -> MomentumScore.bucket(seen.momentum().getAsDouble()))
        .orElse(null);
  }
}

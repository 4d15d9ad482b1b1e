package io.rec.trademanager.position;

import io.micronaut.json.JsonMapper;
import io.rec.domain.money.Contracts;
import io.rec.domain.position.Fill;
import io.rec.domain.position.Position;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import io.rec.trademanager.settlement.Settlements;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the positions equal to what the fills and the settlements say. */
@Singleton
public final class PositionTracking {
  private static final Logger LOG = LoggerFactory.getLogger(PositionTracking.class);

  /** The name under which the stop sequence leaves its snapshot. */
  static final String SNAPSHOT = "positions";

  /**
   * Two writers of one market wait for each other before they read its fills, so that the later one
   * has counted them all.
   */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('positions ' || ?))";

  private static final String REPAIR =
      """
      INSERT INTO users.positions AS p (user_id, ticker, position, total_traded, market_exposure,
        realized_pnl, fees_paid, last_updated_ts)
      VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, ticker) DO UPDATE
      SET position = excluded.position, total_traded = excluded.total_traded,
          market_exposure = excluded.market_exposure, realized_pnl = excluded.realized_pnl,
          fees_paid = excluded.fees_paid, last_updated_ts = excluded.last_updated_ts
      WHERE (p.position, p.total_traded, p.market_exposure, p.realized_pnl, p.fees_paid)
        IS DISTINCT FROM (excluded.position, excluded.total_traded, excluded.market_exposure,
          excluded.realized_pnl, excluded.fees_paid)\
      """;

  private final Database database;
  private final StoredFills fills;
  private final Settlements settlements;
  private final ComponentState state;
  private final JsonMapper json;
  private final Clock clock;

  PositionTracking(
      Database database,
      StoredFills fills,
      Settlements settlements,
      ComponentState state,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.fills = fills;
    this.settlements = settlements;
    this.state = state;
    this.json = json;
    this.clock = clock;
  }

  /** Counts every market anew; returns those that were repaired. */
  public List<String> recalculate() throws SQLException {
    List<String> repaired = new ArrayList<>();
    for (var ticker : database.read(fills::tickers)) {
      if (recalculate(ticker)) {
        repaired.add(ticker);
      }
    }
    return List.copyOf(repaired);
  }

  /** Counts one market anew; says whether something was wrong. */
  public boolean recalculate(String ticker) throws SQLException {
    boolean repaired = database.transaction(tx -> repair(tx, ticker));
    if (repaired) {
      LOG.atInfo().addKeyValue("ticker", ticker).log("position counted anew from its fills");
    }
    return repaired;
  }

  private boolean repair(Connection tx, String ticker) throws SQLException {
    Sql.on(tx, LOCK, ticker).only(row -> true);
    var known = fills.ofTicker(tx, ticker);
    var traded = known.stream().map(each -> each.fill()).toList();
    var winner = settlements.of(tx, ticker);
    var held = Position.of(ticker, traded);
    var position = winner.isPresent() ? held.settled(winner.get().winner()) : held;
    // Money is unknown, not zero, where a fill's price never came.
    var priced = known.stream().allMatch(StoredFills.Known::priced);
    return Sql.on(
                tx,
                REPAIR,
                ticker,
                position.signed(),
                total(traded),
                priced ? position.cost().dollars().movePointRight(2) : null,
                priced ? position.realised() : null,
                priced ? position.fees() : null,
                clock.instant())
            .update()
        == 1;
  }

  public List<HeldPosition> held() throws SQLException {
    return database.read(
        connection ->
            Sql.on(
                    connection,
                    """
                    SELECT ticker, trim_scale(position) FROM users.positions
                    WHERE position <> 0 ORDER BY ticker\
                    """)
                .list(row -> new HeldPosition(row.getString(1), row.getBigDecimal(2))));
  }

  /** Leaves a snapshot for whoever looks after the stop. */
  public void save() throws SQLException, IOException {
    List<HeldPosition> held = held();
    state.save(SNAPSHOT, json.writeValueAsString(held));
    LOG.atInfo().addKeyValue("positions", held.size()).log("positions saved");
  }

  private static BigDecimal total(List<Fill> fills) {
    return fills.stream().map(Fill::count).reduce(Contracts.NONE, Contracts::plus).number();
  }
}

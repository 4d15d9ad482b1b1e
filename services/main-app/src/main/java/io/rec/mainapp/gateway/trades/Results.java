package io.rec.mainapp.gateway.trades;

import io.rec.domain.history.HistoryRow;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.WinLoss;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What trades brought, for the figures and the curve; test trades are left out. */
@Singleton
final class Results {

  private static final String SQL =
      """
      SELECT t.id, t.prob, t.diff, t.buy_price, t.position, t.pnl, t.fees, t.win_loss,
             coalesce(t.closed_at, t.updated_at) AS at, t.status
      FROM users.trades t WHERE %s AND NOT t.test_filter ORDER BY at, t.id""";

  private final Database database;

  Results(Database database) {
    this.database = database;
  }

  /** One trade's part in the figures; over is whether its result stands. */
  record Result(long id, Instant at, boolean over, HistoryRow row, Money fees) {

    Money pnl() {
      return row.pnl().orElse(Money.ZERO);
    }
  }

  /** In the order in which they ended. */
  List<Result> of(TradeFilter filter) throws SQLException {
    return database.transaction(
        connection -> {
          List<Result> found = new ArrayList<>();
          filter.query(SQL).each(connection, row -> found.add(result(row)));
          return found;
        });
  }

  private static Result result(ResultSet row) throws SQLException {
    double probability = row.getDouble("prob");
    OptionalDouble prob = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(probability);
    Timestamp at = row.getTimestamp("at");
    return new Result(
        row.getLong("id"),
        at.toInstant(),
        row.getString("status").equals("closed"),
        new HistoryRow(
            prob,
            diff(row.getString("diff")),
            Optional.ofNullable(row.getBigDecimal("buy_price")),
            Contracts.parse(row.getBigDecimal("position").toPlainString()),
            Optional.ofNullable(row.getBigDecimal("pnl")).map(Results::money),
            Optional.ofNullable(row.getString("win_loss")).map(WinLoss::valueOf)),
        money(row.getBigDecimal("fees")));
  }

  /** Signed text such as "+28". */
  private static OptionalInt diff(@Nullable String text) {
    try {
      return text == null || text.isBlank()
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException other) {
      return OptionalInt.empty();
    }
  }

  private static Money money(@Nullable BigDecimal dollars) {
    return dollars == null
        ? Money.ZERO
        : Money.ofDollars(dollars.setScale(6, RoundingMode.HALF_EVEN));
  }
}

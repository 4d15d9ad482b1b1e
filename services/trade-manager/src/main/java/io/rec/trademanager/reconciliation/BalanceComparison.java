package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Money;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.reconciliation.CashBook.Cash;
import io.rec.trademanager.reconciliation.Difference.Kind;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The venue's cash against what is known to have moved it. */
@Singleton
final class BalanceComparison {
  private static final String CASH = "cash";

  private final Database database;
  private final CashBook book;
  private final Tolerance tolerance;

  BalanceComparison(Database database, CashBook book, Tolerance tolerance) {
    this.database = database;
    this.book = book;
    this.tolerance = tolerance;
  }

  /**
   * What was found.
   *
   * @param difference empty if every cent is explained
   * @param brought what is to be booked so that the two are equal; empty to leave the book alone
   */
  record Finding(Optional<Difference> difference, Optional<Money> brought) {
    private static final Finding NOTHING = new Finding(Optional.empty(), Optional.empty());
  }

  /**
   * What is explained by nothing is booked up to the limit. Above it somebody must have moved
   * money, and that is for a person to say.
   *
   * @param accepted the cash that a person says is right
   * @param standing what was found before; it stands while the cash cannot be looked at
   */
  Finding compare(Optional<Money> accepted, Optional<Difference> standing, Duration quiet)
      throws SQLException {
    return database
        .read(connection -> book.read(connection, quiet))
        .map(cash -> of(cash, accepted))
        .orElseGet(() -> new Finding(standing, Optional.empty()));
  }

  private Finding of(Cash cash, Optional<Money> accepted) {
    var expected = cash.expected();
    if (expected.isEmpty()) {
      return new Finding(Optional.empty(), Optional.of(cash.unexplained()));
    }
    if (expected.get().equals(cash.venues())) {
      return Finding.NOTHING;
    }
    var ours = expected.get().toString();
    var venues = cash.venues().toString();
    if (tolerance.exceeds(expected.get(), cash.venues())
        && accepted.filter(cash.venues()::equals).isEmpty()) {
      return new Finding(
          Optional.of(Difference.open(Kind.BALANCE, CASH, null, ours, venues, true)),
          Optional.empty());
    }
    return new Finding(
        Optional.of(Difference.healed(Kind.BALANCE, CASH, null, ours, venues)),
        Optional.of(cash.unexplained()));
  }
}

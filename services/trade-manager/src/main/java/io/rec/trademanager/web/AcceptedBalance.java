package io.rec.trademanager.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.money.Money;
import io.rec.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a person says the account's cash is.
 *
 * @param balance dollars, as the comparison shows the venue's
 * @param by who says so
 */
@Serdeable
record AcceptedBalance(@Nullable String balance, @Nullable String by) {

  Money cash() {
    try {
      return Money.parse(balance == null ? "" : balance.strip());
    } catch (IllegalArgumentException unreadable) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "NoBalance", "balance: " + unreadable.getMessage());
    }
  }

  String person() {
    if (by == null || by.isBlank()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "NoAuthor", "by: expected who says that this is the balance.");
    }
    return by.strip();
  }
}

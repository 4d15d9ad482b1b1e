package io.rec.kalshiaccountsync.reading;

import io.rec.kalshiaccountsync.account.KnownFill;
import io.rec.kalshiaccountsync.account.KnownOrder;
import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.OrderProgress;
import io.rec.kalshiaccountsync.account.OrderProgress.OrderCosts;
import io.rec.kalshiaccountsync.account.OrderTerms;
import io.rec.kalshiaccountsync.account.Source;
import io.rec.kalshiaccountsync.account.VenuePosition;
import io.rec.venues.kalshi.account.AccountFill;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.AccountPosition;
import java.time.Instant;
import java.util.Optional;

/** What rows of answers say, as news. */
final class AnswerReader {

  private AnswerReader() {}

  static News fill(AccountFill row) {
    return new News.Filled(
        new KnownFill(row.fill(), row.taker(), Optional.empty()), Optional.empty());
  }

  static News order(AccountOrder row) {
    OrderTerms terms =
        new OrderTerms(
            row.ticker(),
            row.direction(),
            row.yesPrice(),
            row.counts().initial(),
            row.expiresAt(),
            word(row.groupId()),
            word(row.selfTrade()));
    OrderProgress progress =
        new OrderProgress(
            row.status(),
            row.counts().filled(),
            row.counts().remaining(),
            new OrderCosts(
                row.taker().cost(), row.maker().cost(), row.taker().fees(), row.maker().fees()),
            row.updatedAt().or(row::createdAt).orElse(Instant.EPOCH));
    KnownOrder order =
        new KnownOrder(row.orderId(), word(row.clientOrderId()), row.createdAt(), terms, progress);
    return new News.Ordered(order, Source.CALL);
  }

  /**
   * A position is as it was at its last change, and still was at the time of the figures.
   *
   * @param figuresAt of when the venue's figures were at least
   */
  static News position(AccountPosition row, Instant figuresAt) {
    Instant changed = row.updatedAt().orElse(Instant.EPOCH);
    Instant stated = figuresAt.isAfter(changed) ? figuresAt : changed;
    return new News.Stated(
        row.ticker(),
        new VenuePosition(
            row.position(),
            row.exposure(),
            row.realised(),
            row.fees(),
            Optional.of(row.totalTraded()),
            stated));
  }

  private static Optional<String> word(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}

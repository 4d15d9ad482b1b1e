package io.rec.kalshiaccountsync.reading;

import io.rec.kalshiaccountsync.account.Balance;
import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.News.Book;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.account.AccountCalls;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountKey;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.AccountPosition;
import io.rec.venues.kalshi.account.AccountSettlement;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calls of a reading, each of them answered with news. */
final class Answers {

  /** The exchange calls its own statement of how new its figures are approximate. */
  private static final Duration APPROXIMATE = Duration.ofSeconds(2);

  private final KalshiRest rest;
  private final AccountCalls calls;
  private final Duration deadline;

  Answers(KalshiRest rest, Duration deadline) {
    this.rest = rest;
    this.calls = new AccountCalls(rest, deadline);
    this.deadline = deadline;
  }

  /** What is asked after this is at least as new. */
  Reply<Instant> figuresAt() throws InterruptedException {
    return rest.fields("/exchange/user_data_timestamp", deadline)
        .read(answer -> answer.time("as_of_time"));
  }

  Reply<AccountBalance> balance() throws InterruptedException {
    return rest.balance(deadline);
  }

  Reply<List<AccountKey>> keys() throws InterruptedException {
    return calls.keys();
  }

  Reply<Answer> cash(Instant figuresAt) throws InterruptedException {
    return balance()
        .read(answer -> new Answer(List.of(new News.Banked(cash(answer, figuresAt))), List.of()));
  }

  Reply<Answer> fills(Optional<Instant> since) throws InterruptedException {
    return calls
        .fills(filter(since))
        .read(rows -> Answer.of(rows, Book.FILLS, row -> row.fill().id(), AnswerReader::fill));
  }

  Reply<Answer> orders(Optional<Instant> since) throws InterruptedException {
    return calls
        .orders(filter(since))
        .read(rows -> Answer.of(rows, Book.ORDERS, AccountOrder::orderId, AnswerReader::order));
  }

  Reply<Answer> settlements(Optional<Instant> since) throws InterruptedException {
    return calls
        .settlements(filter(since))
        .read(
            rows ->
                Answer.of(rows, Book.SETTLEMENTS, AccountSettlement::ticker, News.Settled::new));
  }

  /** Always the whole list, because it also says what is not held. */
  Reply<Answer> positions(Instant figuresAt) throws InterruptedException {
    Instant surely = figuresAt.minus(APPROXIMATE);
    return calls
        .positions(AccountFilter.ALL)
        .read(
            rows -> {
              Answer stated =
                  Answer.of(
                      rows,
                      Book.POSITIONS,
                      AccountPosition::ticker,
                      row -> AnswerReader.position(row, surely));
              return rows.refused().isEmpty() ? stated.with(listed(rows, surely)) : stated;
            });
  }

  private static News listed(Listing<AccountPosition> rows, Instant asOf) {
    return new News.Listed(
        rows.items().stream().map(AccountPosition::ticker).collect(Collectors.toSet()), asOf);
  }

  private static Balance cash(AccountBalance balance, Instant figuresAt) {
    return new Balance(
        balance.exact(), balance.portfolioValueCents(), balance.updatedAt(), figuresAt);
  }

  private static AccountFilter filter(Optional<Instant> since) {
    return since.map(AccountFilter.ALL::since).orElse(AccountFilter.ALL);
  }
}

package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.StreamedPosition;
import io.rec.venues.kalshi.account.AccountSettlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transaction with news. Fills and settlements come first: the stream's positions are placed
 * among the ones and closed by the others.
 */
final class Recording {

  private final Connection transaction;
  private final Tables tables;
  private final List<StreamedPosition> before;
  private final Fills fills = new Fills();
  private final Orders orders = new Orders();
  private final Positions positions;
  private final Placing placing = new Placing();
  private final List<Draft> others = new ArrayList<>();

  Recording(Connection transaction, Tables tables, List<StreamedPosition> waiting) {
    this.transaction = transaction;
    this.tables = tables;
    this.before = waiting;
    this.positions = new Positions(transaction, tables.positions());
  }

  void write(List<News> news) throws SQLException {
    fills.write(transaction, tables.fills(), of(news, News.Filled.class));
    orders.write(transaction, tables.orders(), of(news, News.Ordered.class));
    tables.fills().name(transaction, orders.ids());
    for (News.Settled each : of(news, News.Settled.class)) {
      AccountSettlement settlement = each.settlement();
      Optional<String> row = tables.settlements().store(transaction, settlement);
      if (row.isPresent()) {
        others.add(new Draft("account.settlement", settlement.ticker(), row.get()));
        positions.closed(settlement.ticker(), settlement.settledAt());
      }
    }
    of(news, News.Stated.class).forEach(positions::stated);
    for (News.Listed listed : of(news, News.Listed.class)) {
      positions.listed(listed);
    }
    placing.place(transaction, tables, before, news, positions);
    positions.store();
    tables.originals().keep(transaction, of(news, News.Original.class));
    for (News.Banked each : of(news, News.Banked.class)) {
      tables
          .balances()
          .follow(transaction, each.balance())
          .ifPresent(row -> others.add(new Draft("account.balance", "account", row)));
    }
  }

  /** In the order in which they are to be stated: what was filled before what that left. */
  List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>(fills.drafts());
    drafts.addAll(orders.drafts());
    drafts.addAll(positions.drafts());
    drafts.addAll(others);
    return drafts;
  }

  List<StreamedPosition> waiting() {
    return placing.waiting();
  }

  Recorded outcome() {
    return new Recorded(
        drafts().stream().map(Draft::topic).toList(),
        orders.overtaken() + positions.overtaken() + placing.overtaken(),
        fills.contradictions(),
        placing.incomplete());
  }

  private static <T extends News> List<T> of(List<News> news, Class<T> kind) {
    return news.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

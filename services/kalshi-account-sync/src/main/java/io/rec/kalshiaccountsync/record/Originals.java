package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.News.Book;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The column {@code raw_json}: each row as the exchange last answered it, for whoever doubts what
 * we read from it. The stream's words for the same are others, so only calls are kept.
 */
final class Originals {

  private static final String KEEP =
      """
      UPDATE users.%s AS t SET raw_json = told.json::jsonb
      FROM unnest(?::text[], ?::text[]) AS told (id, json)
      WHERE t.user_id = system.acting_user() AND t.%s = told.id%s
        AND t.raw_json IS DISTINCT FROM told.json::jsonb""";

  /** A market could be settled a second time, which is a second row. */
  private static final String SAME_SETTLEMENT =
      " AND t.settled_time = (told.json::jsonb ->> 'settled_time')::timestamptz";

  /** After the rows themselves. */
  void keep(Connection transaction, List<News.Original> news) throws SQLException {
    for (Book book : Book.values()) {
      List<News.Original> told = news.stream().filter(each -> each.book() == book).toList();
      if (!told.isEmpty()) {
        keep(transaction, statement(book), told);
      }
    }
  }

  private static void keep(Connection transaction, String sql, List<News.Original> told)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      statement.setArray(
          1, transaction.createArrayOf("text", told.stream().map(News.Original::id).toArray()));
      statement.setArray(
          2, transaction.createArrayOf("text", told.stream().map(News.Original::json).toArray()));
      statement.executeUpdate();
    }
  }

  private static String statement(Book book) {
    return switch (book) {
      case FILLS -> KEEP.formatted("fills", "trade_id", "");
      case ORDERS -> KEEP.formatted("orders", "order_id", "");
      case POSITIONS -> KEEP.formatted("positions", "ticker", "");
      case SETTLEMENTS -> KEEP.formatted("settlements", "ticker", SAME_SETTLEMENT);
    };
  }
}

package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.KnownOrder;
import io.rec.kalshiaccountsync.account.News;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The orders of one transaction. */
final class Orders {

  private final List<Draft> drafts = new ArrayList<>();
  private final Set<String> ids = new TreeSet<>();
  private int overtaken;

  void write(Connection transaction, OrderTable table, List<News.Ordered> news)
      throws SQLException {
    news.forEach(each -> ids.add(each.order().orderId()));
    Map<String, KnownOrder> known = table.known(transaction, ids);
    for (KnownOrder after : merged(known, news).values()) {
      KnownOrder before = known.get(after.orderId());
      if (!after.equals(before)) {
        String row = table.store(transaction, after);
        if (before == null || after.tellsMoreThan(before)) {
          String key = after.clientOrderId().orElse(after.orderId());
          drafts.add(new Draft("account.order", key, row));
        }
      }
    }
  }

  List<Draft> drafts() {
    return drafts;
  }

  /** The orders that were told of. */
  Set<String> ids() {
    return ids;
  }

  int overtaken() {
    return overtaken;
  }

  private Map<String, KnownOrder> merged(Map<String, KnownOrder> known, List<News.Ordered> news) {
    Map<String, KnownOrder> now = new TreeMap<>(known);
    for (News.Ordered each : news) {
      KnownOrder heard = each.order();
      KnownOrder before = now.get(heard.orderId());
      if (before != null && before.overtakes(heard)) {
        overtaken++;
      }
      now.put(heard.orderId(), before == null ? heard : before.after(heard, each.source()));
    }
    return now;
  }
}

package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.KnownFill;
import io.rec.kalshiaccountsync.account.News;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fills of one transaction. */
final class Fills {

  private static final Logger LOG = LoggerFactory.getLogger(Fills.class);

  private final List<Draft> drafts = new ArrayList<>();
  private int contradictions;

  void write(Connection transaction, FillTable table, List<News.Filled> news) throws SQLException {
    Map<String, KnownFill> heard = new TreeMap<>();
    for (News.Filled each : news) {
      heard.merge(each.fill().fill().id(), each.fill(), this::joined);
    }
    Map<String, KnownFill> known = table.known(transaction, heard.keySet());
    for (KnownFill each : heard.values()) {
      KnownFill before = known.get(each.fill().id());
      KnownFill after = before == null ? each : joined(before, each);
      if (!after.equals(before)) {
        String row = table.store(transaction, after);
        if (before == null) {
          drafts.add(new Draft("account.fill", after.fill().orderId(), row));
        }
      }
    }
  }

  List<Draft> drafts() {
    return drafts;
  }

  int contradictions() {
    return contradictions;
  }

  private KnownFill joined(KnownFill known, KnownFill heard) {
    if (known.contradicts(heard)) {
      contradictions++;
      LOG.error("the exchange told a fill in two ways: {} and {}", known, heard);
      return known;
    }
    return known.with(heard);
  }
}

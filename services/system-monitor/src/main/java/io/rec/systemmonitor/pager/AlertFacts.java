package io.rec.systemmonitor.pager;

import io.rec.platform.events.Fact;
import io.rec.systemmonitor.alert.AlertCase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in, by the outbox, what services state about themselves. */
@Singleton
final class AlertFacts {

  static final Set<String> TOPICS = Set.of("alert");

  private static final Logger LOG = LoggerFactory.getLogger(AlertFacts.class);

  private final AlertDesk desk;
  private final AlertStore store;
  private final HubTold hub;
  private final FactText text;

  AlertFacts(AlertDesk desk, AlertStore store, HubTold hub, FactText text) {
    this.desk = desk;
    this.store = store;
    this.hub = hub;
    this.text = text;
  }

  /** One that cannot be read is told and left: it must not stop the others. */
  void take(Connection transaction, Fact fact) throws SQLException {
    try {
      state(transaction, fact, Stated.of(fact.key(), text.fields(fact.payload())));
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("fact", fact.id())
          .log("an alert that cannot be read: {}", unreadable.getMessage());
    }
  }

  private void state(Connection transaction, Fact fact, Stated stated)
      throws SQLException, IOException {
    switch (stated.state()) {
      case "cleared" -> desk.close(stated.key());
      case "raised", "told" -> {
        AlertCase open =
            hub.told(transaction, fact.id())
                .map(by -> desk.stateTold(stated.signal(), by))
                .orElseGet(() -> desk.state(stated.signal()));
        // What has no end stands in no other table: it is stored with the offset or not at all.
        store.addIfAbsent(transaction, open);
      }
      default -> throw new IOException("its state is '%s'".formatted(stated.state()));
    }
  }
}

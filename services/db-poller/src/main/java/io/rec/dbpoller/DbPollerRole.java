package io.rec.dbpoller;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The change feed between its first and its last step. */
@Singleton
final class DbPollerRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(DbPollerRole.class);

  private final Database database;
  private final ChangeFeed feed;
  private final OutboxListener listener;

  DbPollerRole(Database database, ChangeFeed feed, OutboxListener listener) {
    this.database = database;
    this.feed = feed;
    this.listener = listener;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load feed offset", feed::loadOffset),
        step("Start polling fallback", feed::start),
        step("Start listening for changes", listener::start),
        step("Open change feed", this::tellOffset));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Stop listening for changes", this::stopLoops),
        step("Save feed offset", feed::saveOffset),
        step("Close database connections", database::close),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("feed_offset", feed.offset());
    details.put("changes_seen", feed.seen());
    details.put("listening", listener.listening());
    details.put("notifications", listener.notifications());
    details.put("last_pass_at", feed.lastPassAt().toString());
    return details;
  }

  private void tellOffset() {
    LOG.atInfo().addKeyValue("offset", feed.offset()).log("change feed open");
  }

  private void stopLoops() {
    listener.stop();
    feed.stop();
  }
}

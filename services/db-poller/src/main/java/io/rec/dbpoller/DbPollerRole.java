package io.rec.dbpoller;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.events.Announcements;
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
  private final OldChanges old;
  private final Subscribers subscribers;
  private final Announcements announcements;

  DbPollerRole(
      Database database,
      ChangeFeed feed,
      OldChanges old,
      Subscribers subscribers,
      Announcements announcements) {
    this.database = database;
    this.feed = feed;
    this.old = old;
    this.subscribers = subscribers;
    this.announcements = announcements;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load feed offset", feed::loadOffset),
        step("Start polling fallback", feed::start),
        step("Start listening for changes", feed::listen),
        step("Open change feed", this::open));
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
    details.put("listening", announcements.listening());
    details.put("notifications", announcements.heard());
    details.put("subscribers", subscribers.count());
    details.put("subscriber_lag", subscribers.lag());
    details.put("changes_delivered", subscribers.delivered());
    details.put("subscribers_too_slow", subscribers.tooSlow());
    details.put("changes_forgotten", old.forgotten());
    details.put("last_pass_at", feed.lastPassAt().toString());
    return details;
  }

  private void open() {
    old.start();
    LOG.atInfo().addKeyValue("offset", feed.offset()).log("change feed open");
  }

  private void stopLoops() {
    subscribers.dismissAll();
    old.stop();
    feed.stop();
  }
}

package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.TradingStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.plan.release.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed from the last status to this one and deserves an event. */
final class Notices {
  private Notices() {}

  static List<Notice> between(Desk desk, TradingSystemStatus now, Facts facts) {
    var before = desk.status();
    var notices = new ArrayList<Notice>();
    if (before.release().version() == null && now.release().version() != null) {
      notices.add(
          Notice.normal(
              Notice.Reason.INSTALLED,
              "",
              "release %s is ready, %s components"
                  .formatted(now.release().version(), now.ready())));
    }
    facts.release().ifPresent(release -> release.news().forEach(news -> notices.add(of(news))));
    migration(before, now, facts, notices);
    if (before.mode() != null && !Objects.equals(before.mode(), now.mode())) {
      notices.add(
          Notice.normal(
              Notice.Reason.MODE_CHANGED,
              "",
              "mode %s to %s%s".formatted(before.mode(), now.mode(), by(desk))));
    }
    notices.addAll(RotationNotices.between(desk, now));
    killSwitch(desk, before, now, notices);
    backup(before, now, notices);
    trading(before.trading(), now.trading(), notices);
    if (turned(before, now, ConditionType.DEGRADED, ConditionStatus.TRUE)
        && !facts.faults().isEmpty()) {
      notices.add(
          Notice.warning(Notice.Reason.SPEC_REFUSED, "", facts.faults().getFirst().message()));
    }
    return notices;
  }

  private static Notice of(News news) {
    return switch (news.kind()) {
      case STARTED -> Notice.normal(Notice.Reason.RELEASE_STARTED, "", news.note());
      case RELEASED -> Notice.normal(Notice.Reason.RELEASED, "", news.note());
      case ROLLING_BACK -> Notice.warning(Notice.Reason.ROLLING_BACK, "", news.note());
      case ROLLED_BACK -> Notice.warning(Notice.Reason.ROLLED_BACK, "", news.note());
      case ROLLBACK_REFUSED -> Notice.warning(Notice.Reason.ROLLBACK_REFUSED, "", news.note());
    };
  }

  private static void migration(
      TradingSystemStatus before, TradingSystemStatus now, Facts facts, List<Notice> notices) {
    var version = now.database().schemaVersion();
    if (version != null && !version.equals(before.database().schemaVersion())) {
      notices.add(
          Notice.normal(
              Notice.Reason.MIGRATION_DONE,
              "database",
              "schema %s to %s"
                  .formatted(
                      requireNonNullElse(before.database().schemaVersion(), "none"), version)));
    }
    if (facts.schema() instanceof Schema.Failed failed
        && turned(before, now, ConditionType.DEGRADED, ConditionStatus.TRUE)) {
      notices.add(Notice.warning(Notice.Reason.MIGRATION_FAILED, "database", failed.words()));
    }
  }

  private static void killSwitch(
      Desk desk, TradingSystemStatus before, TradingSystemStatus now, List<Notice> notices) {
    var kill = desk.spec().killSwitch();
    if (turned(before, now, ConditionType.KILL_SWITCH_ENGAGED, ConditionStatus.TRUE)) {
      var found = answer(now, ConditionType.KILL_SWITCH_ENGAGED);
      notices.add(
          Notice.warning(
              Notice.Reason.KILL_SWITCH_ENGAGED,
              "",
              kill.level() == KillLevel.NONE
                  ? "%s, %s".formatted(found.reason(), found.message())
                  : "%s: %s%s".formatted(kill.level().text(), kill.reason(), by(kill.by()))));
    }
    if (!before.conditions().isEmpty()
        && turned(before, now, ConditionType.KILL_SWITCH_ENGAGED, ConditionStatus.FALSE)) {
      notices.add(
          Notice.normal(
              Notice.Reason.KILL_SWITCH_RELEASED,
              "",
              kill.reason() == null
                  ? "released"
                  : "released: %s%s".formatted(kill.reason(), by(kill.by()))));
    }
  }

  /** That none was wanted, or none was taken yet, is no failure. */
  private static void backup(
      TradingSystemStatus before, TradingSystemStatus now, List<Notice> notices) {
    if (turned(before, now, ConditionType.BACKUP_HEALTHY, ConditionStatus.FALSE)) {
      var found = answer(now, ConditionType.BACKUP_HEALTHY);
      if (!found.reason().equals(Backups.DISABLED)) {
        notices.add(
            Notice.warning(
                Notice.Reason.BACKUP_FAILED, "backup", requireNonNullElse(found.message(), "")));
      }
    }
  }

  /** Entries that a spike or old data holds up for a moment are no event. */
  private static void trading(TradingStatus before, TradingStatus now, List<Notice> notices) {
    if (!TradingReport.OFF.equals(before.autoEntry())
        && before.autoEntry() != null
        && TradingReport.OFF.equals(now.autoEntry())) {
      notices.add(
          Notice.normal(
              Notice.Reason.AUTO_ENTRY_DISABLED,
              "",
              "automatic entries are off; the dashboard tells since when and why"));
    }
    if (TradingReport.PAUSED.equals(now.exchange())
        && before.exchange() != null
        && !TradingReport.PAUSED.equals(before.exchange())) {
      notices.add(
          Notice.normal(
              Notice.Reason.TRADING_PAUSED, "", "the exchange pauses trading; orders wait for it"));
    }
  }

  private static boolean turned(
      TradingSystemStatus before,
      TradingSystemStatus now,
      ConditionType type,
      ConditionStatus answer) {
    return is(now, type, answer) && !is(before, type, answer);
  }

  private static boolean is(
      TradingSystemStatus status, ConditionType type, ConditionStatus answer) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type.text()))
        .map(Condition::status)
        .anyMatch(answer::equals);
  }

  private static Condition answer(TradingSystemStatus status, ConditionType type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type.text()))
        .findFirst()
        .orElseThrow();
  }

  /** Who asked for it, as the end of a sentence; empty if nobody said. */
  static String by(Desk desk) {
    return by(desk.annotations().get(Verbs.BY));
  }

  private static String by(@Nullable String person) {
    return person == null || person.isBlank() ? "" : ", by " + person;
  }
}

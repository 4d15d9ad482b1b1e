package io.rec.operator.controller.plan;

import io.rec.operator.controller.plan.recovery.RecoveryNews;
import java.util.List;

/** What recoveries have to tell, as events. */
final class RecoveryNotices {
  private RecoveryNotices() {}

  static List<Notice> of(List<RecoveryNews> news) {
    return news.stream().map(RecoveryNotices::notice).toList();
  }

  private static Notice notice(RecoveryNews news) {
    var subject = String.join(",", news.components());
    return switch (news.kind()) {
      case ROOT_CAUSE_FOUND -> Notice.warning(Notice.Reason.ROOT_CAUSE_FOUND, subject, news.note());
      case STARTED -> Notice.normal(Notice.Reason.RECOVERY_STARTED, subject, news.note());
      case RESTARTED -> Notice.normal(Notice.Reason.COMPONENT_RESTARTED, subject, news.note());
      case RECOVERED, ABANDONED ->
          Notice.normal(Notice.Reason.RECOVERY_FINISHED, subject, news.note());
      case STUCK, RELAPSED -> Notice.warning(Notice.Reason.RECOVERY_FINISHED, subject, news.note());
      case EXHAUSTED -> Notice.warning(Notice.Reason.RECOVERY_EXHAUSTED, subject, news.note());
      case RESET -> Notice.normal(Notice.Reason.RECOVERY_RESET, subject, news.note());
      case REFUSED -> Notice.warning(Notice.Reason.RESTART_REFUSED, subject, news.note());
    };
  }
}

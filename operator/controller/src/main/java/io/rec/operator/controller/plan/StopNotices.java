package io.rec.operator.controller.plan;

import io.rec.operator.controller.plan.stop.StopNews;
import java.util.List;

/** What a stop has to tell, as events. */
final class StopNotices {
  private StopNotices() {}

  static List<Notice> of(Desk desk, List<StopNews> news) {
    return news.stream().map(one -> notice(desk, one)).toList();
  }

  private static Notice notice(Desk desk, StopNews news) {
    var goes = desk.deletedAt().isPresent();
    var by = Notices.by(desk);
    return switch (news.kind()) {
      case STOPPING ->
          Notice.normal(
              goes ? Notice.Reason.STOPPING : Notice.Reason.SUSPENDING, "", news.note() + by);
      case FLATTENING -> Notice.warning(Notice.Reason.FLATTENING, "", news.note());
      case IMPATIENT -> Notice.warning(Notice.Reason.STOP_INCOMPLETE, "", news.note());
      case STOPPED ->
          Notice.normal(
              goes ? Notice.Reason.STOPPED : Notice.Reason.SUSPENDED, "", news.note() + by);
      case STARTING -> Notice.normal(Notice.Reason.RESUMING, "", news.note() + by);
      case STARTED -> Notice.normal(Notice.Reason.RESUMED, "", news.note());
    };
  }
}

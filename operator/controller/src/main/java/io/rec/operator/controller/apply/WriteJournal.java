package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.controller.plan.Notice;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What one pass wrote; its dependents run side by side and all write here. */
public final class WriteJournal {
  private final Queue<String> writes = new ConcurrentLinkedQueue<>();
  private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();

  public void wrote(String verb, HasMetadata object) {
    writes.add("%s %s/%s".formatted(verb, object.getKind(), object.getMetadata().getName()));
  }

  public void wrote(String verb, String kind, String name) {
    writes.add("%s %s/%s".formatted(verb, kind, name));
  }

  public void notice(Notice notice) {
    notices.add(notice);
  }

  /** Verb, kind and name of each write, in the order they happened. */
  public List<String> writes() {
    return List.copyOf(writes);
  }

  public List<Notice> notices() {
    return List.copyOf(notices);
  }
}

package io.rec.venuesimulator.notice;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** What was taken, in its order; the oldest goes when there is too much. Guarded by its lock. */
public final class Inbox {

  private static final int MOST = 1000;
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

  private final Clock wall;
  private final AtomicLong numbers = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Notice> notices = new ArrayDeque<>();
  private long characters;

  public Inbox(Clock wall) {
    this.wall = wall;
  }

  /** For the message that is being taken. */
  public long nextNumber() {
    return numbers.incrementAndGet();
  }

  /** 32 hexadecimal digits from which services make their ids: the same for the same number. */
  public static String digits(Venue service, long number) {
    byte[] name = "%s %d".formatted(service.wire(), number).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }

  public void put(long number, Venue service, int size, JsonObject message) {
    lock.lock();
    try {
      notices.add(new Notice(number, wall.instant(), service, size, message));
      characters += size;
      while (notices.size() > MOST || notices.size() > 1 && characters > MOST_CHARACTERS) {
        characters -= notices.removeFirst().size();
      }
    } finally {
      lock.unlock();
    }
  }

  public List<Notice> all() {
    lock.lock();
    try {
      return List.copyOf(notices);
    } finally {
      lock.unlock();
    }
  }

  public List<Notice> of(Venue service) {
    return all().stream().filter(notice -> notice.service() == service).toList();
  }

  public void clear() {
    lock.lock();
    try {
      notices.clear();
      characters = 0;
    } finally {
      lock.unlock();
    }
  }
}

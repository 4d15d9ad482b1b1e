package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * On a terminal a bar that redraws itself; elsewhere a plain line each ten percent. Both name the
 * speed and the time left. Owned by one thread.
 */
public final class BarProgress implements Progress {
  private static final int WIDTH = 30;
  private static final int PLAIN_STEP = 10;
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final int LOOK_EVERY = 1024;

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final String what;
  private Instant begun;
  private Instant drawn = Instant.MIN;
  private long first = -1;
  private int told;
  private long next;

  public BarProgress(PrintStream out, boolean terminal, InstantSource clock, String what) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.what = what;
    this.begun = clock.instant();
  }

  @Override
  public void at(long done, long total) {
    if (first < 0) {
      first = done;
      begun = clock.instant();
    }
    if (done >= next || done == total) {
      next = done + LOOK_EVERY;
      show(done, total);
    }
  }

  private void show(long done, long total) {
    var now = clock.instant();
    if (terminal) {
      if (done == total || drawn.isBefore(now.minus(REDRAW))) {
        drawn = now;
        out.print("\r\033[2K" + bar(done, total) + " " + told(done, total, now));
        out.flush();
      }
      return;
    }
    var percent = (int) (100 * done / Math.max(total, 1));
    if (percent >= told + PLAIN_STEP) {
      told = percent - percent % PLAIN_STEP;
      out.println(what + ": " + told(done, total, now));
    }
  }

  private static String bar(long done, long total) {
    var filled = (int) Math.clamp(WIDTH * done / Math.max(total, 1), 0, WIDTH);
    return "[" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + "]";
  }

  private String told(long done, long total, Instant now) {
    var speed = speed(done, now);
    return String.format(
        Locale.ROOT,
        "%d %%, %,d of %,d minutes, %,d a second, %d s left",
        100 * done / Math.max(total, 1),
        done,
        total,
        speed,
        speed == 0 ? 0 : (total - done) / speed);
  }

  private long speed(long done, Instant now) {
    var millis = Math.max(1, Duration.between(begun, now).toMillis());
    return Math.max(0, done - Math.max(first, 0)) * 1000 / millis;
  }

  @Override
  public void note(String line) {
    out.println(terminal ? "\r\033[2K" + line : line);
  }

  @Override
  public void finish(long done) {
    var now = clock.instant();
    note(
        String.format(
            Locale.ROOT,
            "%s: %,d minutes in %.1f s, %,d a second",
            what,
            done,
            Duration.between(begun, now).toMillis() / 1000.0,
            speed(done, now)));
  }
}

package io.rec.platform.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.telemetry.Traceparent;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener has not heard yet. Bounded: when it is full everything in it is dropped and the
 * listener is told that it missed something. The listening thread puts, the own thread takes.
 */
final class Mailbox {

  private sealed interface Letter {
    record Heard(String payload) implements Letter {}

    record Missed() implements Letter {}
  }

  static final int CAPACITY = 1024;

  /** The pool may need a moment longer than the listening connection to find the database. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final String channel;
  private final Listener listener;
  private final Tracer tracer;
  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>(CAPACITY);
  private final AtomicLong overflows = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Thread thread;

  /** Whether the listener has still to look at the present state; owned by its own thread. */
  private boolean owesLook;

  private long lookAgainAt;

  /** What the last delivery failed with, so that it is logged once; empty when it succeeded. */
  private String failure = "";

  /** The number of the connection of which the listener knows; owned by the listening thread. */
  private long knownConnection;

  Mailbox(String channel, Listener listener, Tracer tracer) {
    this.channel = channel;
    this.listener = listener;
    this.tracer = tracer;
    this.thread = Thread.ofPlatform().daemon().name("listener-" + channel).unstarted(this::deliver);
  }

  void open() {
    thread.start();
  }

  void close() {
    thread.interrupt();
  }

  String channel() {
    return channel;
  }

  long overflows() {
    return overflows.get();
  }

  long failures() {
    return failures.get();
  }

  /** Tells the listener once for each connection that it may have missed something. */
  void connected(long connection) {
    if (knownConnection != connection) {
      knownConnection = connection;
      put(new Letter.Missed());
    }
  }

  void heard(String payload) {
    put(new Letter.Heard(payload));
  }

  private void put(Letter letter) {
    if (!letters.offer(letter)) {
      // Old announcements are worth less than the present state, which the listener reads now.
      letters.clear();
      letters.add(new Letter.Missed());
      overflows.incrementAndGet();
    }
  }

  private void deliver() {
    try {
      while (true) {
        deliver(next());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever could not look when it was told that it missed something is told again. */
  private Letter next() throws InterruptedException {
    if (!owesLook) {
      return letters.take();
    }
    // On a busy channel there is always a letter: the look has its turn all the same.
    Letter letter = letters.poll(lookAgainAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    return letter == null || System.nanoTime() >= lookAgainAt ? new Letter.Missed() : letter;
  }

  /** In the trace of whoever announced it. */
  private void hear(TracedText heard) throws Exception {
    if (heard.traceparent() == null) {
      listener.heard(heard.text());
      return;
    }
    Span span =
        tracer
            .spanBuilder("hear " + channel)
            .setParent(Traceparent.resumed(heard.traceparent()))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "postgresql")
            .setAttribute("messaging.destination.name", channel)
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      listener.heard(heard.text());
    } catch (Exception | Error failed) {
      // Whatever it is goes on as it came; the trace shows where it began.
      span.setStatus(StatusCode.ERROR);
      throw failed;
    } finally {
      span.end();
    }
  }

  private void deliver(Letter letter) throws InterruptedException {
    try {
      switch (letter) {
        case Letter.Heard heard -> hear(TracedText.read(heard.payload()));
        case Letter.Missed missed -> {
          owesLook = true;
          lookAgainAt = System.nanoTime() + LOOK_AGAIN.toNanos();
          listener.missed();
          owesLook = false;
        }
      }
      // Others may succeed while the look still fails: it is not a new failure then.
      failure = owesLook ? failure : "";
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception | Error failed) {
      // An error too: behind a mailbox that ended without a word nobody would hear anything any
      // more.
      failures.incrementAndGet();
      String text = failed.toString();
      if (!text.equals(failure)) {
        LOG.atError()
            .addKeyValue("channel", channel)
            .setCause(failed)
            .log("a listener of {} failed", channel);
      }
      failure = text;
    }
  }
}

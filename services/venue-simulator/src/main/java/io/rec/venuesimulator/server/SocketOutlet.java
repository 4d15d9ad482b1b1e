package io.rec.venuesimulator.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames of one channel, in their order: news of a call behind its answer, and spoiled where a
 * fault says so. What is armed is guarded by the lock.
 */
final class SocketOutlet implements Outlet {

  private static final long FRAME_OVERHEAD = 16;

  private final Channel channel;
  private final FaultBoard board;
  private final Venue venue;
  private final boolean binary;
  private final AtomicLong pending = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<OneShot> armed = new ArrayDeque<>();
  private final Queue<Departure> departures = new ConcurrentLinkedQueue<>();
  private Gate last = Gate.current();
  private String held = "";

  /** What leaves in its turn. */
  private sealed interface Departure {
    record Message(WebSocketFrame frame, long bytes) implements Departure {}

    record Barrier(Gate gate) implements Departure {}
  }

  SocketOutlet(Channel channel, FaultBoard board, Venue venue, boolean binary) {
    this.channel = channel;
    this.board = board;
    this.venue = venue;
    this.binary = binary;
  }

  @Override
  public void answer(String text) {
    if (!board.of(venue).halfOpen()) {
      write(frame(text), text.length());
    }
  }

  @Override
  public void news(String text) {
    if (mute()) {
      return;
    }
    lock.lock();
    try {
      keepBehind(Gate.current());
      OneShot fault = armed.poll();
      if (fault == null) {
        send(text);
        release();
        return;
      }
      switch (fault) {
        case SKIP -> release();
        case DUPLICATE -> {
          send(text);
          send(text);
        }
        case REORDER -> {
          release();
          held = text;
        }
        case MALFORMED -> send(text.substring(0, text.length() / 2));
        case GIANT -> // Not counted as pending: the fault is the frame, not a slow reader.
            write(frame(text + " ".repeat(FaultBoard.GIANT_BYTES)), text.length());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ping(String payload) {
    if (!mute()) {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      write(new PingWebSocketFrame(Unpooled.wrappedBuffer(bytes)), bytes.length);
    }
  }

  @Override
  public void close() {
    channel
        .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
        .addListener(written -> channel.close());
  }

  @Override
  public void hangUp() {
    channel.close();
  }

  @Override
  public void arm(OneShot fault, int times) {
    lock.lock();
    try {
      for (int turn = 0; turn < times; turn++) {
        armed.add(fault);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long pendingBytes() {
    return pending.get();
  }

  boolean deaf() {
    return board.of(venue).halfOpen();
  }

  private boolean mute() {
    Faults faults = board.of(venue);
    return faults.halfOpen() || faults.silence();
  }

  private void keepBehind(Gate gate) {
    if (!gate.equals(last) && !gate.isOpen()) {
      last = gate;
      pump(new Departure.Barrier(gate));
    }
  }

  private void release() {
    if (!held.isEmpty()) {
      send(held);
      held = "";
    }
  }

  private void send(String text) {
    write(frame(text), text.length());
  }

  private WebSocketFrame frame(String text) {
    return binary
        ? new BinaryWebSocketFrame(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
        : new TextWebSocketFrame(text);
  }

  /**
   * Always by a task: what the connection's own thread writes directly would overtake what other
   * threads have queued before it.
   */
  private void write(WebSocketFrame frame, int length) {
    long bytes = length + FRAME_OVERHEAD;
    pending.addAndGet(bytes);
    pump(new Departure.Message(frame, bytes));
  }

  private void pump(Departure more) {
    departures.add(more);
    try {
      channel.eventLoop().execute(this::pump);
    } catch (RejectedExecutionException stopping) {
      letGo();
    }
  }

  /** Up to the first gate that is shut. Only on the connection's own thread. */
  private void pump() {
    for (Departure next = departures.peek(); next != null; next = departures.peek()) {
      switch (next) {
        case Departure.Barrier barrier -> {
          if (!barrier.gate().passes(this::again)) {
            return;
          }
          departures.poll();
        }
        case Departure.Message message -> {
          departures.poll();
          depart(message);
        }
      }
    }
  }

  private void again() {
    try {
      channel.eventLoop().execute(this::pump);
    } catch (RejectedExecutionException stopping) {
      letGo();
    }
  }

  private void depart(Departure.Message message) {
    long latency = board.of(venue).latency().toMillis();
    Runnable task =
        () ->
            channel
                .writeAndFlush(message.frame())
                .addListener(done -> pending.addAndGet(-message.bytes()));
    if (latency == 0) {
      task.run();
    } else {
      channel.eventLoop().schedule(task, latency, TimeUnit.MILLISECONDS);
    }
  }

  private void letGo() {
    for (Departure next = departures.poll(); next != null; next = departures.poll()) {
      if (next instanceof Departure.Message message) {
        message.frame().release();
      }
    }
  }
}

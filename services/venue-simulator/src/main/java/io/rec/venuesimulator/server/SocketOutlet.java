package io.rec.venuesimulator.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames of one channel, spoiled where a fault says so. The armed faults are guarded by the lock.
 */
final class SocketOutlet implements Outlet {

  private static final long FRAME_OVERHEAD = 16;

  private final Channel channel;
  private final FaultBoard board;
  private final Venue venue;
  private final AtomicLong pending = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<OneShot> armed = new ArrayDeque<>();
  private String held = "";

  SocketOutlet(Channel channel, FaultBoard board, Venue venue) {
    this.channel = channel;
    this.board = board;
    this.venue = venue;
  }

  @Override
  public void answer(String text) {
    if (!board.of(venue).halfOpen()) {
      write(new TextWebSocketFrame(text), text.length());
    }
  }

  @Override
  public void news(String text) {
    if (mute()) {
      return;
    }
    lock.lock();
    try {
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
            write(new TextWebSocketFrame(text + " ".repeat(FaultBoard.GIANT_BYTES)), text.length());
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

  private void release() {
    if (!held.isEmpty()) {
      send(held);
      held = "";
    }
  }

  private void send(String text) {
    write(new TextWebSocketFrame(text), text.length());
  }

  /**
   * Always by a task: what the connection's own thread writes directly would overtake what other
   * threads have queued before it.
   */
  private void write(WebSocketFrame frame, int length) {
    long bytes = length + FRAME_OVERHEAD;
    long latency = board.of(venue).latency().toMillis();
    pending.addAndGet(bytes);
    Runnable task =
        () -> channel.writeAndFlush(frame).addListener(done -> pending.addAndGet(-bytes));
    try {
      if (latency == 0) {
        channel.eventLoop().execute(task);
      } else {
        channel.eventLoop().schedule(task, latency, TimeUnit.MILLISECONDS);
      }
    } catch (RejectedExecutionException stopping) {
      frame.release();
    }
  }
}

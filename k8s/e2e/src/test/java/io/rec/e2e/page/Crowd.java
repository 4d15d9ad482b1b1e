package io.rec.e2e.page;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Other pages of the same person, as the gateway sees them. They are not in the browser that is
 * measured, which would paint its own page later for each of them, and they cost this machine as
 * little as pages on other machines would: one thread counts frames and looks into none.
 */
final class Crowd implements AutoCloseable {
  private static final int AT_ONCE = 1 << 18;

  private final AtomicLong heard = new AtomicLong();
  private final Queue<String> ends = new ConcurrentLinkedQueue<>();
  private final List<SocketChannel> sockets = new ArrayList<>();
  private final Selector selector;
  private final Thread reader = Thread.ofPlatform().daemon().name("crowd").unstarted(this::read);

  /** Returns when all of them are open. */
  Crowd(String address, List<Cookie> cookies, int count) {
    var cookie =
        cookies.stream()
            .map(each -> each.name + "=" + each.value)
            .collect(Collectors.joining("; "));
    try {
      selector = Selector.open();
      for (int page = 0; page < count; page++) {
        sockets.add(open(URI.create(address), cookie));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    reader.start();
  }

  private SocketChannel open(URI address, String cookie) throws IOException {
    var socket = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
    socket.write(
        ascii(
            """
            GET /ws HTTP/1.1\r
            Host: %s\r
            Origin: %s\r
            Cookie: %s\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """
                .formatted(address.getAuthority(), address, cookie)));
    var answer = new StringBuilder();
    var single = ByteBuffer.allocate(1);
    while (!answer.toString().endsWith("\r\n\r\n")) {
      if (socket.read(single.clear()) < 0) {
        throw new IOException("no socket was opened: " + answer);
      }
      answer.append((char) single.get(0));
    }
    if (!answer.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException("no socket was opened: " + answer);
    }
    socket.write(Frames.masked(Frames.TEXT, "{\"type\":\"hello\",\"symbol\":\"BTC\"}"));
    socket.configureBlocking(false);
    socket.register(selector, SelectionKey.OP_READ, new Frames());
    return socket;
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Messages that all of them together were told. */
  long heard() {
    return heard.get();
  }

  /** Why those were closed that are not open any more, by whomever. */
  List<String> ends() {
    return List.copyOf(ends);
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    for (var socket : sockets) {
      socket.close();
    }
    selector.close();
  }

  private void read() {
    var buffer = ByteBuffer.allocateDirect(AT_ONCE);
    try {
      while (selector.isOpen() && !Thread.currentThread().isInterrupted()) {
        selector.select(key -> take(key, buffer.clear()));
      }
    } catch (IOException broken) {
      ends.add("the crowd itself: " + broken);
    }
  }

  private void take(SelectionKey key, ByteBuffer buffer) {
    var socket = (SocketChannel) key.channel();
    var frames = (Frames) key.attachment();
    try {
      if (socket.read(buffer) < 0) {
        throw new IOException("ended by the gateway without a word");
      }
      heard.addAndGet(frames.take(buffer.flip()));
      if (frames.pinged()) {
        socket.write(Frames.masked(Frames.PONG, ""));
      }
      if (frames.closed()) {
        throw new IOException("closed by the gateway");
      }
    } catch (IOException ended) {
      key.cancel();
      ends.add(ended.getMessage());
    }
  }
}

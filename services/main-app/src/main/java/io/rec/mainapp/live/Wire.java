package io.rec.mainapp.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way to one client. The framework's session sends and flushes message by message and cannot
 * end a connection whose other side does not read; the channel below it can do both.
 */
final class Wire {

  private final Channel channel;

  private Wire(Channel channel) {
    this.channel = channel;
  }

  static Wire of(HttpRequest<?> handshake) {
    if (handshake instanceof NettyHttpRequest<?> request) {
      return new Wire(request.getChannelHandlerContext().channel());
    }
    throw new IllegalStateException("a handshake without a channel: " + handshake);
  }

  /**
   * Sends messages. Returns at once while the other side keeps up, and otherwise when the last of
   * them has left this process: a wait for each would cost more than the messages.
   */
  void send(List<byte[]> messages, Duration limit) throws InterruptedException, TimeoutException {
    for (byte[] message : messages.subList(0, messages.size() - 1)) {
      channel.write(frame(message));
    }
    ChannelFuture last = channel.writeAndFlush(frame(messages.getLast()));
    if (!channel.isWritable() && !last.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException("not read within " + limit);
    }
  }

  private static TextWebSocketFrame frame(byte[] message) {
    return new TextWebSocketFrame(Unpooled.wrappedBuffer(message));
  }

  /** Whoever is there answers by itself, and so is not taken for gone although it only listens. */
  void ping() {
    channel.writeAndFlush(new PingWebSocketFrame());
  }

  boolean open() {
    return channel.isActive();
  }

  /** Says why, if the other side still listens, and ends the connection. */
  void close(int status, String reason) {
    channel
        .writeAndFlush(new CloseWebSocketFrame(status, reason))
        .addListener(sent -> channel.close());
  }

  /** Ends the connection of somebody who does not read. */
  void cut() {
    channel.close();
  }
}

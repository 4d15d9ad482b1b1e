package io.rec.venuesimulator.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a WebSocket's messages to its talk, whole; answers pings and closes. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

  private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
  private static final int LONGEST_MESSAGE = 1024 * 1024;

  private final SocketOutlet outlet;
  private final Talk talk;
  private final StringBuilder parts = new StringBuilder();

  SocketHandler(SocketOutlet outlet, Talk talk) {
    this.outlet = outlet;
    this.talk = talk;
  }

  void opened() {
    talk.opened();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (outlet.deaf()) {
      return;
    }
    switch (frame) {
      case TextWebSocketFrame text -> part(context, text.text(), text.isFinalFragment());
      case ContinuationWebSocketFrame more -> part(context, more.text(), more.isFinalFragment());
      case PingWebSocketFrame ping ->
          context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame close ->
          context.writeAndFlush(close.retain()).addListener(written -> context.close());
      case PongWebSocketFrame pong -> talk.pong();
      default -> {
        // Binary frames mean nothing to these venues.
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    talk.closed();
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.atInfo().addKeyValue("reason", cause.toString()).log("a client's connection failed");
    context.close();
  }

  private void part(ChannelHandlerContext context, String text, boolean last) {
    if (parts.length() + text.length() > LONGEST_MESSAGE) {
      context.close();
      return;
    }
    parts.append(text);
    if (last) {
      String whole = parts.toString();
      parts.setLength(0);
      talk.message(whole);
    }
  }
}

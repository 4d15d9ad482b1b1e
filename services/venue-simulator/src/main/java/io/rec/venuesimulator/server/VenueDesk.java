package io.rec.venuesimulator.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the connections of a listener share: its sites, the faults, the clock of {@code Date}. */
public final class VenueDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VenueDesk.class);
  private static final int LONGEST_FRAME = 1024 * 1024;

  private final List<Site> sites;
  private final FaultBoard board;
  private final Clock wall;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  public VenueDesk(List<Site> sites, FaultBoard board, Clock wall) {
    this.sites = List.copyOf(sites);
    this.board = board;
    this.wall = wall;
  }

  /** To be put behind a server codec. */
  public ChannelHandler handler() {
    return handler(() -> true);
  }

  /** While it is not ready, venue paths answer 503. */
  public ChannelHandler handler(BooleanSupplier ready) {
    return new VenueHandler(this, ready);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  Optional<Site> site(String rawPath) {
    return sites.stream().filter(site -> site.serves(rawPath)).findFirst();
  }

  Faults faults(Venue venue) {
    return board.of(venue);
  }

  ExecutorService workers() {
    return workers;
  }

  /** The edge: whatever a site throws becomes the venue's own "internal server error". */
  VenueAnswer answer(Site site, VenueRequest request) {
    try {
      return site.answer(request);
    } catch (RuntimeException failed) {
      LOG.atError().setCause(failed).addKeyValue("path", request.rawPath()).log("request failed");
      return FaultAnswers.broken(site.venue(false));
    }
  }

  void write(ChannelHandlerContext context, Venue venue, VenueAnswer answer, boolean keep) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.DATE, date(venue));
    answer.headers().forEach((name, value) -> response.headers().set(name, value));
    HttpUtil.setKeepAlive(response, keep);
    var written = context.writeAndFlush(response);
    if (!keep) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  void upgrade(
      ChannelHandlerContext context, HttpRequest head, Venue venue, Admission.Welcome welcome) {
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(head.uri(), null, false, LONGEST_FRAME)
            .newHandshaker(head);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
      return;
    }
    SocketOutlet outlet = new SocketOutlet(context.channel(), board, venue, welcome.binary());
    SocketHandler socket = new SocketHandler(outlet, welcome.talk().apply(outlet));
    alone(context).addLast(socket);
    context.channel().config().setAutoRead(true);
    var request = new DefaultFullHttpRequest(head.protocolVersion(), head.method(), head.uri());
    request.headers().set(head.headers());
    handshaker
        .handshake(context.channel(), request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                socket.opened();
              } else {
                context.close();
              }
            });
  }

  /** From here on the connection belongs to the stream: nobody else reads from it. */
  private static ChannelPipeline alone(ChannelHandlerContext context) {
    ChannelPipeline pipeline = context.pipeline();
    for (Map.Entry<String, ChannelHandler> entry : pipeline.toMap().entrySet()) {
      if (!(entry.getValue() instanceof HttpServerCodec)) {
        pipeline.remove(entry.getValue());
      }
    }
    return pipeline;
  }

  private String date(Venue venue) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        board.clock(venue, wall).instant().atOffset(ZoneOffset.UTC));
  }
}

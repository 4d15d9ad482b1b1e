package io.rec.venuesimulator.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests of the venues' paths off a connection and lets all others pass. Answers leave
 * in the order of their requests. Everything here runs on the connection's event loop.
 */
final class VenueHandler extends ChannelInboundHandlerAdapter {

  /** A request whose head was read; the body grows. */
  private static final class Pending {
    final HttpRequest head;
    final Site site;
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean tooLong;

    Pending(HttpRequest head, Site site) {
      this.head = head;
      this.site = site;
    }

    /** Decoded when it is whole: a chunk may end within a character. */
    void add(ByteBuf chunk) {
      tooLong |= body.size() + chunk.readableBytes() > site.longestBody();
      if (!tooLong) {
        body.writeBytes(ByteBufUtil.getBytes(chunk));
      }
    }
  }

  private final VenueDesk desk;
  private final BooleanSupplier ready;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private @Nullable Pending reading;
  private boolean busy;

  VenueHandler(VenueDesk desk, BooleanSupplier ready) {
    this.desk = desk;
    this.ready = ready;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest head) {
      reading = desk.site(path(head)).map(site -> new Pending(head, site)).orElse(null);
    }
    Pending current = reading;
    if (current == null) {
      context.fireChannelRead(message);
      return;
    }
    try {
      if (message instanceof HttpContent content) {
        current.add(content.content());
        if (current.tooLong && current.site.tooLong().isEmpty()) {
          context.close();
        } else if (message instanceof LastHttpContent) {
          reading = null;
          waiting.add(current);
          next(context);
        }
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** A client that resets its connection is no news for anybody. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      context.close();
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  private void next(ChannelHandlerContext context) {
    if (busy) {
      return;
    }
    Pending pending = waiting.poll();
    if (pending == null) {
      return;
    }
    busy = true;
    boolean upgrade = pending.head.headers().contains(HttpHeaderNames.UPGRADE, "websocket", true);
    Venue venue = pending.site.venue(upgrade);
    Faults faults = desk.faults(venue);
    if (faults.carriedOut() && !upgrade) {
      handle(context, pending, venue, false, 0);
      return;
    }
    if (faults.halfOpen()) {
      return;
    }
    if (faults.drop() || upgrade && faults.refuseConnections()) {
      context.close();
      return;
    }
    Runnable work = () -> handle(context, pending, venue, upgrade, faults.status());
    if (faults.latency().isZero()) {
      work.run();
    } else {
      context.executor().schedule(work, faults.latency().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void handle(
      ChannelHandlerContext context, Pending pending, Venue venue, boolean upgrade, int status) {
    boolean keep = HttpUtil.isKeepAlive(pending.head);
    if (status != 0 || !ready.getAsBoolean()) {
      int answered = status == 0 ? FaultAnswers.UNAVAILABLE : status;
      write(context, venue, FaultAnswers.of(venue, answered), keep);
      return;
    }
    if (pending.tooLong) {
      pending.site.tooLong().ifPresent(answer -> write(context, venue, answer, keep));
      return;
    }
    VenueRequest request = request(pending);
    if (upgrade) {
      switch (pending.site.admit(request)) {
        case Admission.Refused refused -> write(context, venue, refused.answer(), keep);
        case Admission.Welcome welcome -> desk.upgrade(context, pending.head, venue, welcome);
      }
      return;
    }
    Gate gate = new Gate();
    try {
      desk.workers().execute(() -> work(context, pending.site, request, gate, venue, keep));
    } catch (RejectedExecutionException stopping) {
      context.close();
    }
  }

  /** Off the event loop; whatever becomes of the answer, the news it holds back goes on. */
  private void work(
      ChannelHandlerContext context,
      Site site,
      VenueRequest request,
      Gate gate,
      Venue venue,
      boolean keep) {
    try {
      VenueAnswer answer = gate.keep(() -> desk.answer(site, request));
      context
          .executor()
          .execute(
              () -> {
                leave(context, venue, answer, keep);
                gate.open();
              });
    } catch (RejectedExecutionException stopping) {
      gate.open();
    }
  }

  /** Meets the faults of a call that was carried out all the same. */
  private void leave(ChannelHandlerContext context, Venue venue, VenueAnswer answer, boolean keep) {
    Faults faults = desk.faults(venue);
    if (!faults.carriedOut()) {
      write(context, venue, answer, keep);
    } else if (faults.drop()) {
      context.close();
    } else if (!faults.halfOpen()) {
      VenueAnswer left = faults.status() == 0 ? answer : FaultAnswers.of(venue, faults.status());
      context
          .executor()
          .schedule(
              () -> write(context, venue, left, keep),
              faults.latency().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void write(ChannelHandlerContext context, Venue venue, VenueAnswer answer, boolean keep) {
    desk.write(context, venue, answer, keep);
    busy = false;
    if (keep) {
      next(context);
    }
  }

  private static VenueRequest request(Pending pending) {
    Map<String, String> headers = new LinkedHashMap<>();
    pending
        .head
        .headers()
        .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
    return VenueRequest.of(
        pending.head.method().name(),
        pending.head.uri(),
        headers,
        pending.body.toString(StandardCharsets.UTF_8));
  }

  private static String path(HttpRequest head) {
    int mark = head.uri().indexOf('?');
    return mark < 0 ? head.uri() : head.uri().substring(0, mark);
  }
}

package io.rec.mainapp.live;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.server.netty.NettyHttpRequest;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings the end of a handshake back to the socket's own thread. Who a page belongs to is looked up
 * on another one, and from there Micronaut 4 answers the page before it has made ready for what the
 * page says: a hello said at once would be lost (micronaut-core 12528, mended in version 5 only).
 */
@ServerFilter(LiveSocket.PATH)
final class UpgradeFilter implements Ordered {

  /** Outside of whatever leaves that thread. */
  private static final int ORDER = HIGHEST_PRECEDENCE + 5;

  @RequestFilter
  Publisher<HttpResponse<?>> resume(
      HttpRequest<?> request, FilterContinuation<Publisher<HttpResponse<?>>> rest) {
    Publisher<HttpResponse<?>> answer = rest.proceed();
    return request instanceof NettyHttpRequest<?> handshake
        ? Mono.from(answer)
            .publishOn(Schedulers.fromExecutor(handshake.getChannelHandlerContext().executor()))
        : answer;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}

package io.rec.platform.telemetry;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Counts the HTTP server's open connections. */
@Singleton
final class ConnectionCount implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Provider<Traffic> traffic;

  ConnectionCount(Provider<Traffic> traffic) {
    this.traffic = traffic;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Counting(traffic));
    return event.getBean();
  }

  private record Counting(Provider<Traffic> traffic) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.CONNECTION) {
        // Held, not asked for again: a connection may outlive the beans when the service stops.
        Traffic counted = traffic.get();
        counted.connected();
        channel.closeFuture().addListener(closed -> counted.disconnected());
      }
      return this;
    }
  }
}

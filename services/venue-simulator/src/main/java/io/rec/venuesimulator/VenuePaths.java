package io.rec.venuesimulator;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.venuesimulator.server.VenueDesk;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Puts the venues in front of the role's own routes on its port. They see the request as it came: a
 * signature is over the raw path, and a fault may be a connection that nobody answers.
 */
@Singleton
final class VenuePaths implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private static final String NAME = "venues";

  private final Provider<PaperDesk> paper;
  private final Provider<Lifecycle> lifecycle;

  VenuePaths(Provider<PaperDesk> paper, Provider<Lifecycle> lifecycle) {
    this.paper = paper;
    this.lifecycle = lifecycle;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(this, null));
    return event.getBean();
  }

  private void insert(ChannelPipeline pipeline) {
    VenueDesk desk = paper.get().desk();
    pipeline.addAfter(
        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
        NAME,
        desk.handler(() -> lifecycle.get().waitingFor().isEmpty()));
  }

  private record Customizer(VenuePaths paths, @Nullable Channel channel)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel special, ChannelRole role) {
      return new Customizer(paths, role == ChannelRole.CONNECTION ? special : null);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        paths.insert(channel.pipeline());
      }
    }
  }
}

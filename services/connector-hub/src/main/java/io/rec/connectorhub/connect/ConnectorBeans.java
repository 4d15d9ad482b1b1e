package io.rec.connectorhub.connect;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import io.rec.venues.VenueHttp;
import io.rec.venues.connector.call.ConnectorListener;
import io.rec.venues.connector.call.ConnectorLog;
import io.rec.venues.connector.call.ConnectorMeters;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.registry.ConnectorFactory;
import io.rec.venues.connector.registry.HealthMonitor;
import io.rec.venues.connector.registry.Surroundings;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;

/** The framework's parts as beans. */
@Factory
final class ConnectorBeans {

  @Singleton
  @Bean(preDestroy = "close")
  HttpClient client() {
    return VenueHttp.client();
  }

  @Singleton
  Surroundings surroundings(
      HttpClient client,
      ObjectMapper json,
      Clock clock,
      MeterRegistry meters,
      RoleIdentity identity) {
    return new Surroundings(
        client,
        json,
        ConnectorTime.real(clock),
        ConnectorListener.all(List.of(new ConnectorLog(), new ConnectorMeters(meters))),
        identity.mode() == Mode.LIVE);
  }

  @Singleton
  ConnectorFactory factory(Surroundings surroundings) {
    return ConnectorFactory.withInstalled(surroundings);
  }

  @Singleton
  HealthMonitor monitor(Clock clock) {
    return new HealthMonitor(HealthMonitor.USUAL_INTERVAL, clock);
  }
}

package io.rec.systemmonitor;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the connector hub's ways to tell people stand. */
@Singleton
final class Notifiers {

  private final PeerProbe probe;
  private final JsonMapper json;

  Notifiers(PeerProbe probe, JsonMapper json) {
    this.probe = probe;
    this.json = json;
  }

  /** One connector of the hub; its state is absent where the hub does not tell one. */
  @Serdeable
  record Listed(@Nullable String type, @Nullable String state) {}

  /** The state of a connector, {@code not_used} when the hub has none, {@code unknown} else. */
  String word(String type) {
    return probe.pod("connector-hub", "/api/connectors") instanceof Probed.Answered answered
            && answered.status() == 200
        ? listed(answered.body())
            .map(
                all ->
                    all.stream()
                        .filter(each -> type.equals(each.type()))
                        .findFirst()
                        .map(each -> Optional.ofNullable(each.state()).orElse("configured"))
                        .orElse("not_used"))
            .orElse("unknown")
        : "unknown";
  }

  private Optional<List<Listed>> listed(String body) {
    try {
      @Nullable List<Listed> all = json.readValue(body, Argument.listOf(Listed.class));
      return Optional.ofNullable(all);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}

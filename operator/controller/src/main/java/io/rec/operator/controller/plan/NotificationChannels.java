package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Need;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.render.Canonical;
import io.rec.operator.controller.render.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The notification channels of a spec. Broker and price feed are not among what the hub is given:
 * other components play these parts with clients of their own, and the keys to money stay there.
 */
record NotificationChannels(List<Channel> all) {
  NotificationChannels {
    all = List.copyOf(all);
  }

  /** None where there is no hub to speak through. */
  static NotificationChannels of(TradingSystemSpec spec) {
    var wishes = spec.connectors().notifications();
    return new NotificationChannels(
        wishes.isEmpty() || !hub(spec) ? List.of() : wishes.stream().map(Channel::of).toList());
  }

  private static boolean hub(TradingSystemSpec spec) {
    return Topology.of(spec).enabled().stream()
        .anyMatch(component -> component.entry().needs().contains(Need.NOTIFICATION_CREDENTIALS));
  }

  List<String> secrets() {
    return all.stream().flatMap(channel -> channel.secret().stream()).distinct().toList();
  }

  Channels rendered() {
    return all.isEmpty()
        ? Channels.none()
        : new Channels(
            Canonical.text(
                Map.of(
                    "connectors",
                    Map.of("notifications", all.stream().map(Channel::entry).toList()))),
            all.stream().map(Channel::keys).flatMap(Optional::stream).toList(),
            all.stream()
                .flatMap(channel -> channel.mailPorts().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}

package io.rec.operator.controller.plan;

import io.rec.operator.api.spec.connector.NotificationSpec;
import io.rec.operator.controller.render.Channels;
import io.rec.operator.controller.render.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One notification channel in the connector hub's words.
 *
 * @param name as its owner wrote it
 * @param id what the hub calls it
 * @param exposed settings that are secrets and stand in the spec; they are not passed on
 */
record Channel(
    String name,
    String id,
    String type,
    SortedMap<String, String> config,
    List<String> exposed,
    Optional<String> secret) {

  /** It stands in addresses and names of folders at the hub. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private static final Pattern VOLUME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /** The hub's own last resort, which no other channel may take the place of. */
  private static final String LOG = "log";

  private static final Set<Integer> SUBMISSION = Set.of(465, 587);
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final int MOST = 65_535;

  Channel {
    config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    exposed = List.copyOf(exposed);
  }

  static Channel of(NotificationSpec wish) {
    var type = ChannelWords.type(wish.type());
    var config = new TreeMap<String, String>();
    var exposed = new ArrayList<String>();
    wish.settings()
        .forEach(
            (written, value) -> {
              var setting = ChannelWords.setting(type, written);
              if (ChannelWords.exposes(setting, value)) {
                exposed.add(written);
              } else {
                // Of two words for one thing the hub's own holds; it refuses the other by name.
                config.put(wish.settings().containsKey(setting) ? written : setting, value);
              }
            });
    var reference = Optional.ofNullable(wish.credentialsSecretRef());
    return new Channel(
        wish.name(),
        id(wish.name(), type),
        type,
        config,
        exposed,
        reference.map(secret -> secret.name()));
  }

  /** A name is any text of at most 40 characters. */
  private static String id(String name, String type) {
    var usable = ID.matcher(name).matches() && (!name.equals(LOG) || type.equals(LOG));
    return usable
        ? name
        : (name.replaceAll("[^A-Za-z0-9_-]+", "-") + "-" + Digest.of(name))
            .replaceAll("^[_-]+", "");
  }

  /** As the hub's document lists it. */
  Map<String, Object> entry() {
    return Map.of("type", type, "id", id, "config", config);
  }

  Optional<Channels.Keys> keys() {
    var volume = "channel-" + (VOLUME.matcher(id).matches() ? id : Digest.of(id));
    return secret.map(found -> new Channels.Keys(volume, "connector-secrets-" + id, found));
  }

  /** Where its mail is handed in: by the two usual doors, and by one that it names itself. */
  Set<Integer> mailPorts() {
    if (!type.equals(ChannelWords.MAIL)) {
      return Set.of();
    }
    var ports = new TreeSet<>(SUBMISSION);
    Optional.ofNullable(config.get("smtp_port"))
        .map(String::strip)
        .filter(text -> PORT.matcher(text).matches())
        .map(Integer::valueOf)
        .filter(port -> port <= MOST)
        .ifPresent(ports::add);
    return ports;
  }
}

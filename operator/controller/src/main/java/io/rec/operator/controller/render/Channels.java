package io.rec.operator.controller.render;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How people are told, as the connector hub reads it.
 *
 * @param document its list of connectors, empty when no channel is declared
 * @param keys where it looks for what the channels sign in with
 * @param mailPorts where mail is handed in; none when no channel does that
 */
public record Channels(String document, List<Keys> keys, SortedSet<Integer> mailPorts) {

  public Channels {
    keys = List.copyOf(keys);
    mailPorts = Collections.unmodifiableSortedSet(new TreeSet<>(mailPorts));
  }

  /**
   * The Secret of one channel.
   *
   * @param volume a name that a volume may have, which a channel's may not be
   * @param folder below the services' folder
   */
  public record Keys(String volume, String folder, String secret) {}

  public static Channels none() {
    return new Channels("", List.of(), Collections.emptySortedSet());
  }

  boolean declared() {
    return !document.isEmpty();
  }
}

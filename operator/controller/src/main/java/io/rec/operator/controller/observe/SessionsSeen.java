package io.rec.operator.controller.observe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is logged in, if anybody looked.
 *
 * @param byRole applications with at least one session, by role; empty if nobody looked
 * @param failure why looking failed
 */
public record SessionsSeen(Map<String, Set<String>> byRole, Optional<String> failure) {
  public SessionsSeen {
    byRole = Map.copyOf(byRole);
  }

  public static SessionsSeen none() {
    return new SessionsSeen(Map.of(), Optional.empty());
  }

  public static SessionsSeen failed(String why) {
    return new SessionsSeen(Map.of(), Optional.of(why));
  }
}

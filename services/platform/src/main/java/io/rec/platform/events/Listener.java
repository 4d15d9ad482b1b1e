package io.rec.platform.events;

import java.util.Set;

/**
 * Who hears a channel. Called by one thread of its own, so it may block; it falls behind alone.
 * What it throws is logged and counted.
 */
public interface Listener {

  /** One announcement, in the order of the commits. */
  void heard(String payload) throws Exception;

  /**
   * Announcements may have been missed: listening has just begun or begun again, or this listener
   * was too slow. Whoever needs the present state reads it now; who fails is told again a second
   * later.
   */
  void missed() throws Exception;

  /** For those who look for themselves and only want to know when. */
  static Listener of(Runnable look) {
    return new Listener() {
      @Override
      public void heard(String payload) {
        look.run();
      }

      @Override
      public void missed() {
        look.run();
      }
    };
  }

  /** For those who read a state, not facts, and want to know when facts of these topics say so. */
  static Listener ofFacts(Set<String> topics, Runnable look) {
    return new Listener() {
      @Override
      public void heard(String announcement) {
        if (topics.contains(StatedFact.of(announcement).topic())) {
          look.run();
        }
      }

      @Override
      public void missed() {
        look.run();
      }
    };
  }
}

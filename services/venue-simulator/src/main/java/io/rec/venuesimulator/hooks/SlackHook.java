package io.rec.venuesimulator.hooks;

/** A registered address: {@code /services/TEAM/HOOK/SECRET}. */
public record SlackHook(String team, String hook, String secret) {

  String name() {
    return team + "/" + hook;
  }
}

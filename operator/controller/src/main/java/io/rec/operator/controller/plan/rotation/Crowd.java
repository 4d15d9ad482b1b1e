package io.rec.operator.controller.plan.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The consumers of the database as one look found them between two logins. */
record Crowd(Change change, List<Consumer> consumers, Sessions sessions) {

  /** Applications with sessions on the login that is to go. */
  Set<String> holders() {
    return sessions.on(change.from().slot());
  }

  /** Components that serve and have not been seen on the new login. */
  List<String> laggards() {
    return consumers.stream()
        .filter(consumer -> consumer.running() && consumer.unavailableSince().isEmpty())
        .filter(consumer -> !sessions.any(consumer, change.to().slot()))
        .map(Consumer::name)
        .toList();
  }

  /**
   * A component that stopped serving since then and has no session on the new login though nothing
   * else is wrong with it: whoever can log in has one.
   */
  Optional<Consumer> lockedOut(Instant since) {
    return consumers.stream()
        .filter(Consumer::running)
        .filter(consumer -> consumer.trouble() != Consumer.Trouble.OTHER)
        .filter(consumer -> !sessions.any(consumer, change.to().slot()))
        .filter(
            consumer ->
                consumer
                    .unavailableSince()
                    .filter(from -> !from.isBefore(since) && !sessions.at().isBefore(from))
                    .isPresent())
        .findFirst();
  }

  /** Whom to restart next: one at a time, each once, dependencies first. */
  Optional<Consumer> nextToRestart(String token) {
    var underWay =
        consumers.stream()
            .anyMatch(consumer -> consumer.restartToken().equals(token) && !consumer.settled());
    return underWay
        ? Optional.empty()
        : consumers.stream().filter(consumer -> holdsOn(consumer, token)).findFirst();
  }

  boolean anyToRestart(String token) {
    return consumers.stream()
        .anyMatch(
            consumer ->
                holdsOn(consumer, token)
                    || (consumer.restartToken().equals(token) && !consumer.settled()));
  }

  private boolean holdsOn(Consumer consumer, String token) {
    return consumer.running()
        && !consumer.restartToken().equals(token)
        && sessions.any(consumer, change.from().slot());
  }
}

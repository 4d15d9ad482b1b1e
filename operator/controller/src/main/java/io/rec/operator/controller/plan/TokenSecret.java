package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.SecretWish.Care;
import io.rec.operator.controller.plan.rotation.Change;
import io.rec.operator.controller.plan.rotation.Generation;
import io.rec.operator.controller.plan.rotation.Rotation;
import io.rec.operator.controller.plan.rotation.RotationCodec;
import io.rec.operator.controller.render.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Session keys and service tokens, and the key that seals what people keep secret in the database,
 * which stays: what was sealed long ago must open. The others change with the database login, in
 * the same phases: a new one is laid beside the current, becomes current when every pod can have
 * read it, and the old one stays accepted until the old login is retired. Services send the current
 * and accept both.
 */
final class TokenSecret {
  private static final int LENGTH = 48;
  private static final String CURRENT = "-current";
  private static final String NEXT = "-next";
  private static final List<String> KINDS = List.of("jwt", "service");
  private static final String SEAL = "seal";

  /** A mounted Secret reaches its pod after a minute or two. */
  private static final Duration READ_BY_ALL = Duration.ofMinutes(3);

  private TokenSecret() {}

  static SecretWish of(Desk desk, Observation seen, Seed seed, Instant now) {
    var present = Optional.ofNullable(seen.secrets().get(Names.TOKENS_SECRET));
    var rotation = RotationCodec.read(desk.status().credentials());
    if (rotation.isEmpty() || desk.spec().database().credentials().secretRef() != null) {
      return chosen(seed, Generation.FIRST);
    }
    return switch (rotation.get()) {
      case Rotation.Unproven(var current) -> chosen(seed, current);
      case Rotation.Stable(var current) -> chosen(seed, current);
      case Rotation.Preparing(var change, var since) -> both(seed, present, change, false);
      case Rotation.Published(var change, var since) -> both(seed, present, change, false);
      case Rotation.Switching(var change, var publishedAt, var since, var quietSince) ->
          both(seed, present, change, !now.isBefore(publishedAt.plus(READ_BY_ALL)));
      case Rotation.Draining(var change, var publishedAt, var since) ->
          both(seed, present, change, true);
      case Rotation.Retiring(var change, var since) -> one(seed, present, change);
    };
  }

  /** A value that somebody put there beforehand stays. */
  private static SecretWish chosen(Seed seed, Generation generation) {
    var data = seal(seed);
    KINDS.forEach(kind -> data.put(kind + CURRENT, token(seed, kind, generation)));
    return new SecretWish(Names.TOKENS_SECRET, data, Care.COMPLETED, false);
  }

  /** Both are accepted; which one is sent changes only when it has been there long enough. */
  private static SecretWish both(
      Seed seed, Optional<SecretSeen> present, Change change, boolean readByAll) {
    var data = seal(seed, present);
    for (var kind : KINDS) {
      var from = token(seed, kind, change.from());
      var to = token(seed, kind, change.to());
      var current = value(present, kind + CURRENT).orElse(from);
      if (!current.equals(from) && !current.equals(to)) {
        continue;
      }
      var turned =
          current.equals(to)
              || (readByAll && value(present, kind + NEXT).filter(to::equals).isPresent());
      data.put(kind + CURRENT, turned ? to : from);
      data.put(kind + NEXT, turned ? from : to);
    }
    return followed(data);
  }

  /** The old one is accepted no more. An empty value is none. */
  private static SecretWish one(Seed seed, Optional<SecretSeen> present, Change change) {
    var data = seal(seed, present);
    for (var kind : KINDS) {
      var ours = List.of(token(seed, kind, change.from()), token(seed, kind, change.to()));
      if (value(present, kind + CURRENT).filter(found -> !ours.contains(found)).isEmpty()) {
        data.put(kind + CURRENT, token(seed, kind, change.to()));
        data.put(kind + NEXT, "");
      }
    }
    return followed(data);
  }

  private static TreeMap<String, String> seal(Seed seed) {
    return new TreeMap<>(Map.of(SEAL + CURRENT, token(seed, SEAL, Generation.FIRST)));
  }

  /** The owner's own stays. */
  private static TreeMap<String, String> seal(Seed seed, Optional<SecretSeen> present) {
    return value(present, SEAL + CURRENT).isPresent() ? new TreeMap<>() : seal(seed);
  }

  private static SecretWish followed(Map<String, String> data) {
    return new SecretWish(Names.TOKENS_SECRET, data, Care.FOLLOWED, false);
  }

  private static Optional<String> value(Optional<SecretSeen> present, String key) {
    return present.flatMap(secret -> secret.first(key));
  }

  private static String token(Seed seed, String kind, Generation generation) {
    return seed.derive("%s/%d".formatted(kind, generation.number()), LENGTH);
  }
}

package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.SecretWish.Care;
import io.rec.operator.controller.plan.token.Tokens;
import io.rec.operator.controller.plan.token.TokensCodec;
import io.rec.operator.controller.render.Names;
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
  private static final long FIRST = 1;

  private TokenSecret() {}

  static SecretWish of(Desk desk, Observation seen, Seed seed, Instant now) {
    var present = Optional.ofNullable(seen.secrets().get(Names.TOKENS_SECRET));
    return TokensCodec.read(desk.status(), now)
        .map(
            tokens ->
                switch (tokens) {
                  case Tokens.Resting resting when resting.number() == FIRST -> chosen(seed);
                  case Tokens.Resting resting -> one(seed, present, resting.number());
                  case Tokens.Laid laid ->
                      both(seed, present, laid.number(), laid.number() + 1, false);
                  case Tokens.Turned turned ->
                      both(seed, present, turned.number() - 1, turned.number(), true);
                })
        .orElseGet(() -> chosen(seed));
  }

  /** A value that somebody put there beforehand stays. */
  private static SecretWish chosen(Seed seed) {
    var data = seal(seed);
    KINDS.forEach(kind -> data.put(kind + CURRENT, token(seed, kind, FIRST)));
    return new SecretWish(Names.TOKENS_SECRET, data, Care.COMPLETED, false);
  }

  /** Both are accepted; which one is sent changes only when it has been there long enough. */
  private static SecretWish both(
      Seed seed, Optional<SecretSeen> present, long before, long after, boolean readByAll) {
    var data = seal(seed, present);
    for (var kind : KINDS) {
      var from = token(seed, kind, before);
      var to = token(seed, kind, after);
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
  private static SecretWish one(Seed seed, Optional<SecretSeen> present, long number) {
    var data = seal(seed, present);
    for (var kind : KINDS) {
      var ours = List.of(token(seed, kind, number - 1), token(seed, kind, number));
      if (value(present, kind + CURRENT).filter(found -> !ours.contains(found)).isEmpty()) {
        data.put(kind + CURRENT, token(seed, kind, number));
        data.put(kind + NEXT, "");
      }
    }
    return followed(data);
  }

  private static TreeMap<String, String> seal(Seed seed) {
    return new TreeMap<>(Map.of(SEAL + CURRENT, token(seed, SEAL, FIRST)));
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

  private static String token(Seed seed, String kind, long number) {
    return seed.derive("%s/%d".formatted(kind, number), LENGTH);
  }
}

package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.SecretWish.Care;
import io.rec.operator.controller.plan.rotation.Generation;
import io.rec.operator.controller.plan.rotation.Rotation;
import io.rec.operator.controller.plan.rotation.RotationCodec;
import io.rec.operator.controller.render.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The Secrets that hold logins: the one that the services read, and two while they change. */
final class LoginSecrets {
  private static final List<String> LOGIN =
      List.of("POSTGRES_USER", "POSTGRES_PASSWORD", SecretWishes.GENERATION);

  private LoginSecrets() {}

  /**
   * @param published what the services are to use; none while it is not known
   */
  static List<SecretWish> of(Desk desk, Observation seen, Seed seed, Optional<Login> published) {
    var rotation = RotationCodec.read(desk.status().credentials());
    if (rotation.isEmpty()) {
      return List.of();
    }
    if (desk.spec().database().credentials().secretRef() != null) {
      var number = requireNonNullElse(desk.status().credentials().generation(), 1L);
      return published
          .map(
              login ->
                  new SecretWish(
                      Names.LOGIN_SECRET,
                      SecretWishes.login(desk, seen, login, number),
                      Care.FOLLOWED,
                      false))
          .stream()
          .toList();
    }
    // What can be lost by publishing lies safe before anything is published.
    var wishes = new ArrayList<>(passing(desk, seen, seed, rotation.get()));
    if (published.isPresent()) {
      var login =
          wish(Names.LOGIN_SECRET, desk, seen, seed, rotation.get().published(), Care.HEALED);
      var ours = rotation.get() instanceof Rotation.Published || moved(desk, seen, login);
      wishes.add(ours ? login.followed() : login);
    }
    return wishes;
  }

  /**
   * The login stands there as it should, and somebody else's server has another address or another
   * authority: its owner changed that, and nobody has tampered with the Secret.
   */
  private static boolean moved(Desk desk, Observation seen, SecretWish login) {
    return desk.spec().database().external() != null
        && Optional.ofNullable(seen.secrets().get(login.name()))
            .filter(
                present ->
                    LOGIN.stream()
                        .allMatch(
                            key -> Objects.equals(present.data().get(key), login.data().get(key))))
            .isPresent();
  }

  /** Somebody else's Secret of these names stops the rotation, never the desk. */
  private static List<SecretWish> passing(
      Desk desk, Observation seen, Seed seed, Rotation rotation) {
    return needed(desk, seen, seed, rotation).stream()
        .filter(wish -> !SecretWishes.stranger(wish, seen))
        .toList();
  }

  private static List<SecretWish> needed(
      Desk desk, Observation seen, Seed seed, Rotation rotation) {
    return switch (rotation) {
      case Rotation.Unproven unproven -> List.of();
      case Rotation.Stable stable -> List.of();
      case Rotation.Preparing(var change, var since) ->
          List.of(next(desk, seen, seed, change.to()));
      case Rotation.Published(var change, var since) ->
          List.of(previous(desk, seen, seed, change.from()), next(desk, seen, seed, change.to()));
      case Rotation.Switching(var change, var publishedAt, var since, var quietSince) ->
          List.of(previous(desk, seen, seed, change.from()), next(desk, seen, seed, change.to()));
      case Rotation.Draining(var change, var publishedAt, var since) ->
          List.of(previous(desk, seen, seed, change.from()), next(desk, seen, seed, change.to()));
      case Rotation.Retiring retiring ->
          List.of(
              SecretWish.gone(Names.NEXT_LOGIN_SECRET),
              SecretWish.gone(Names.PREVIOUS_LOGIN_SECRET));
    };
  }

  private static SecretWish next(Desk desk, Observation seen, Seed seed, Generation generation) {
    return wish(Names.NEXT_LOGIN_SECRET, desk, seen, seed, generation, Care.FOLLOWED);
  }

  private static SecretWish previous(
      Desk desk, Observation seen, Seed seed, Generation generation) {
    return wish(Names.PREVIOUS_LOGIN_SECRET, desk, seen, seed, generation, Care.FOLLOWED);
  }

  private static SecretWish wish(
      String name, Desk desk, Observation seen, Seed seed, Generation generation, Care care) {
    var login = LoginPlanner.slot(desk, seed, generation);
    return new SecretWish(
        name, SecretWishes.login(desk, seen, login, generation.number()), care, false);
  }

  /** Names that are read only while a rotation is under way: its last phase clears them away. */
  static List<String> names(Desk desk) {
    var idle =
        RotationCodec.read(desk.status().credentials())
            .filter(phase -> phase instanceof Rotation.Stable || phase instanceof Rotation.Unproven)
            .isPresent();
    return idle ? List.of() : List.of(Names.NEXT_LOGIN_SECRET, Names.PREVIOUS_LOGIN_SECRET);
  }

  /**
   * Something that the services are told is about to be changed. What is missing may be made by
   * anybody: whoever comes second finds it there.
   */
  static boolean change(List<SecretWish> wishes, Observation seen) {
    return wishes.stream()
        .filter(wish -> wish.care() != Care.COMPLETED)
        .anyMatch(
            wish ->
                Optional.ofNullable(seen.secrets().get(wish.name()))
                    .filter(present -> changes(wish, present))
                    .isPresent());
  }

  private static boolean changes(SecretWish wish, SecretSeen present) {
    return wish.care() == Care.GONE || wish.differsFrom(present);
  }
}

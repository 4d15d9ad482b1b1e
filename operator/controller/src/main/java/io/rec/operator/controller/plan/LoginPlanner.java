package io.rec.operator.controller.plan;

import io.rec.operator.controller.database.DatabaseAddress;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.SlotChange;
import io.rec.operator.controller.database.SlotChange.Kind;
import io.rec.operator.controller.database.SlotRequest;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.rotation.Effect;
import io.rec.operator.controller.plan.rotation.Generation;
import io.rec.operator.controller.plan.rotation.Rotation;
import io.rec.operator.controller.plan.rotation.RotationCodec;
import io.rec.operator.controller.plan.rotation.Slot;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Logins and Secrets: which must exist, what they hold, and whether a login has to be prepared. */
final class LoginPlanner {

  private final Installation installation;
  private final PaperKeys keys = new PaperKeys();

  LoginPlanner(Installation installation) {
    this.installation = installation;
  }

  /**
   * What follows for one pass.
   *
   * @param awaitsSeed nothing can be derived yet; a seed has to be made first
   * @param missing a Secret that only its owner can bring back, with what to do
   */
  record Logins(
      boolean awaitsSeed,
      List<SecretWish> wishes,
      List<String> taken,
      Optional<Lack> missing,
      Optional<Plan.LookRequest> look,
      Step step) {

    /** Logins can be derived, since there is a seed. */
    boolean seeded() {
      return !awaitsSeed && !wishes.isEmpty();
    }

    /** The Secret is there as it is wished. */
    boolean written(String secret, Observation seen) {
      var found = seen.secrets().get(secret);
      return found != null
          && wishes.stream()
              .filter(wish -> wish.name().equals(secret))
              .noneMatch(wish -> wish.differsFrom(found));
    }
  }

  Logins plan(Desk desk, Observation seen, Instant now) {
    var seed = seed(seen);
    if (seed.isEmpty() && (livedBefore(desk) || seen.volume().claim().isPresent())) {
      return lost(desk, seen);
    }
    if (seed.isEmpty()) {
      return new Logins(
          true, List.of(), List.of(), Optional.empty(), Optional.empty(), new Step.None());
    }
    var missing = OwnersSecrets.missing(desk, seen);
    // The kill switch must be heard in the database whatever else is missing.
    var known = login(desk, seen, seed.get());
    var login = missing.isPresent() ? Optional.<Login>empty() : known;
    var wishes = new ArrayList<>(SecretWishes.generated(desk, seen, seed.get(), keys, now));
    wishes.addAll(LoginSecrets.of(desk, seen, seed.get(), login));
    return new Logins(
        false,
        List.copyOf(wishes),
        wishes.stream()
            .filter(wish -> SecretWishes.stranger(wish, seen))
            .map(SecretWishes::named)
            .toList(),
        missing,
        known.map(
            found ->
                new Plan.LookRequest(
                    address(desk, seen),
                    found,
                    count(desk, administrator(desk, seen, seed.get())),
                    Stops.asksTheBook(desk),
                    Dumps.administrator(desk, seen).map(Login::user))),
        step(desk, seen, seed.get(), login));
  }

  /** There is a database that only the old passwords open; so is one in a volume that was left. */
  private static boolean livedBefore(Desk desk) {
    return desk.status().release().version() != null
        || desk.status().credentials().lastRotated() != null;
  }

  /** Without the seed nothing can be derived; what is published still works and is watched. */
  private Logins lost(Desk desk, Observation seen) {
    var published =
        Optional.ofNullable(seen.secrets().get(Names.LOGIN_SECRET)).flatMap(OwnersSecrets::login);
    return new Logins(
        false,
        List.of(),
        List.of(),
        Optional.of(Lack.ofSeed(desk)),
        published.map(
            found ->
                new Plan.LookRequest(
                    address(desk, seen),
                    found,
                    Optional.empty(),
                    Stops.asksTheBook(desk),
                    Dumps.administrator(desk, seen).map(Login::user))),
        new Step.None());
  }

  static Optional<Seed> seed(Observation seen) {
    return Optional.ofNullable(seen.secrets().get(Names.ROOT_SECRET))
        .flatMap(secret -> secret.first(Seed.KEY))
        .or(
            () ->
                Optional.ofNullable(seen.secrets().get(Names.OPERATOR_LOGIN_SECRET))
                    .flatMap(secret -> secret.first(Seed.KEY)))
        .map(Seed::new);
  }

  /** In a phase that we do not know only the Secret itself can tell which login is in use. */
  private Optional<Login> login(Desk desk, Observation seen, Seed seed) {
    var own = desk.spec().database().credentials().secretRef();
    if (own != null) {
      return OwnersSecrets.login(own, seen);
    }
    return RotationCodec.read(desk.status().credentials())
        .map(rotation -> slot(desk, seed, rotation.published()))
        .or(
            () ->
                Optional.ofNullable(seen.secrets().get(Names.LOGIN_SECRET))
                    .flatMap(OwnersSecrets::login));
  }

  /** Its password follows from seed and number, so that no pass can invent a second one. */
  static Login slot(Desk desk, Seed seed, Generation generation) {
    var user = role(desk, generation.slot());
    var password =
        seed.derive("%s/%d".formatted(user, generation.number()), SecretWishes.PASSWORD_LENGTH);
    return new Login(user, new Password(password));
  }

  static String role(Desk desk, Slot slot) {
    return desk.spec().database().user() + "_" + slot.letter();
  }

  /** While two logins are valid, each look also counts who uses which. */
  private static Optional<Plan.LookRequest.Count> count(Desk desk, Optional<Login> administrator) {
    var between =
        RotationCodec.read(desk.status().credentials())
            .filter(
                phase -> phase instanceof Rotation.Switching || phase instanceof Rotation.Draining);
    return desk.spec().database().credentials().secretRef() != null || between.isEmpty()
        ? Optional.empty()
        : administrator.map(
            login ->
                new Plan.LookRequest.Count(login, Set.of(role(desk, Slot.A), role(desk, Slot.B))));
  }

  /** The order of a rotation as a step, with the logins it takes. */
  Optional<Step> step(Desk desk, Observation seen, Effect.Order order) {
    return seed(seen)
        .flatMap(
            seed ->
                administrator(desk, seen, seed)
                    .map(administrator -> step(desk, seen, seed, administrator, order)));
  }

  private Step step(
      Desk desk, Observation seen, Seed seed, Login administrator, Effect.Order order) {
    return switch (order.effect()) {
      case Effect.Prepare(var generation) ->
          new Step.PrepareLogin(
              request(desk, seen, administrator, slot(desk, seed, generation)), order.key());
      case Effect.Reopen(var slot) -> change(desk, seen, administrator, slot, Kind.REOPEN, order);
      case Effect.Close(var slot) -> change(desk, seen, administrator, slot, Kind.CLOSE, order);
      case Effect.Terminate(var slot) ->
          change(desk, seen, administrator, slot, Kind.TERMINATE, order);
      case Effect.Scramble(var slot) ->
          change(desk, seen, administrator, slot, Kind.SCRAMBLE, order);
    };
  }

  private Step change(
      Desk desk, Observation seen, Login administrator, Slot slot, Kind kind, Effect.Order order) {
    return new Step.ChangeSlot(
        new SlotChange(
            desk.owner().uid(), address(desk, seen), administrator, role(desk, slot), kind),
        order.key());
  }

  private SlotRequest request(Desk desk, Observation seen, Login administrator, Login login) {
    return new SlotRequest(
        desk.owner().uid(),
        address(desk, seen),
        administrator,
        desk.spec().database().user(),
        login,
        desk.spec().database().external() == null);
  }

  DatabaseAddress address(Desk desk, Observation seen) {
    var database = desk.spec().database();
    var external = database.external();
    if (external != null) {
      return new DatabaseAddress(
          external.host(),
          external.port(),
          database.name(),
          external.sslMode().text(),
          SecretWishes.authority(external, seen));
    }
    var endpoint = installation.managedDatabase().apply(desk.owner().namespace());
    return new DatabaseAddress(endpoint.host(), endpoint.port(), database.name(), "disable", "");
  }

  /** Only an answer that refuses the login calls for work; a silent server calls for patience. */
  private Step step(Desk desk, Observation seen, Seed seed, Optional<Login> login) {
    if (!(seen.look().look() instanceof Look.Refused)
        || login.isEmpty()
        || RotationCodec.read(desk.status().credentials()).isEmpty()
        || desk.spec().database().credentials().secretRef() != null) {
      return new Step.None();
    }
    return administrator(desk, seen, seed)
        .<Step>map(
            administrator ->
                new Step.PrepareLogin(request(desk, seen, administrator, login.get()), ""))
        .orElseGet(Step.None::new);
  }

  private static Optional<Login> administrator(Desk desk, Observation seen, Seed seed) {
    var external = desk.spec().database().external();
    if (external == null) {
      return Optional.of(SecretWishes.operator(seed));
    }
    return external.adminSecretRef() == null
        ? Optional.empty()
        : OwnersSecrets.login(external.adminSecretRef(), seen);
  }
}

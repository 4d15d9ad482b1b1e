package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.controller.database.DatabaseAddress;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.SlotRequest;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.render.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logins and Secrets: which must exist, what they hold, and whether a login has to be prepared. */
final class LoginPlanner {

  private final Installation installation;

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
      Step step) {}

  Logins plan(Desk desk, Observation seen) {
    var seed = seed(seen);
    if (seed.isEmpty() && (livedBefore(desk) || seen.volume().claim().isPresent())) {
      return lost(desk, seen);
    }
    if (seed.isEmpty()) {
      return new Logins(
          true, List.of(), List.of(), Optional.empty(), Optional.empty(), new Step.None());
    }
    var missing = missing(desk, seen);
    var login = missing.isPresent() ? Optional.<Login>empty() : login(desk, seen, seed.get());
    var wishes = new ArrayList<>(SecretWishes.generated(desk, seed.get()));
    login.ifPresent(found -> wishes.add(SecretWishes.published(desk, seen, found)));
    return new Logins(
        false,
        List.copyOf(wishes),
        wishes.stream()
            .filter(wish -> SecretWishes.stranger(wish, seen))
            .map(SecretWishes::named)
            .toList(),
        missing,
        login.map(found -> new Plan.LookRequest(address(desk, seen), found)),
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
        Optional.ofNullable(seen.secrets().get(Names.LOGIN_SECRET)).flatMap(LoginPlanner::login);
    return new Logins(
        false,
        List.of(),
        List.of(),
        Optional.of(Lack.ofSeed(desk)),
        published.map(found -> new Plan.LookRequest(address(desk, seen), found)),
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

  /** Names of the owner's own Secrets that are read. */
  static List<String> foreign(Desk desk) {
    var names = new ArrayList<String>();
    var database = desk.spec().database();
    add(names, database.credentials().secretRef());
    if (database.external() != null) {
      add(names, database.external().adminSecretRef());
      add(names, database.external().caSecretRef());
    }
    add(names, desk.spec().connectors().broker().credentialsSecretRef());
    return List.copyOf(names);
  }

  private static void add(List<String> names, @Nullable SecretRef reference) {
    if (reference != null) {
      names.add(reference.name());
    }
  }

  private Optional<Lack> missing(Desk desk, Observation seen) {
    for (var name : foreign(desk)) {
      if (!seen.secrets().containsKey(name)) {
        return Optional.of(
            Lack.ofSecret("Secret %s is missing or not readable: create it".formatted(name)));
      }
    }
    var own = desk.spec().database().credentials().secretRef();
    if (own != null && read(seen, own).isEmpty()) {
      return Optional.of(
          Lack.ofSecret(
              "Secret %s needs POSTGRES_USER and POSTGRES_PASSWORD, or username and password"
                  .formatted(own.name())));
    }
    return Optional.empty();
  }

  private static Optional<Login> read(Observation seen, SecretRef reference) {
    return Optional.ofNullable(seen.secrets().get(reference.name())).flatMap(LoginPlanner::login);
  }

  private static Optional<Login> login(SecretSeen secret) {
    var user = secret.first("POSTGRES_USER", "username");
    var password = secret.first("POSTGRES_PASSWORD", "password");
    return user.isPresent() && password.isPresent()
        ? Optional.of(new Login(user.get(), new Password(password.get())))
        : Optional.empty();
  }

  private Optional<Login> login(Desk desk, Observation seen, Seed seed) {
    var own = desk.spec().database().credentials().secretRef();
    return own != null ? read(seen, own) : Optional.of(slot(desk, seed));
  }

  private static Login slot(Desk desk, Seed seed) {
    var generation = generation(desk);
    var user = desk.spec().database().user() + "_" + slotLetter(desk);
    var password = seed.derive("%s/%d".formatted(user, generation), SecretWishes.PASSWORD_LENGTH);
    return new Login(user, new Password(password));
  }

  static long generation(Desk desk) {
    return requireNonNullElse(desk.status().credentials().generation(), 1L);
  }

  static String slotLetter(Desk desk) {
    return requireNonNullElse(desk.status().credentials().slot(), "a");
  }

  private DatabaseAddress address(Desk desk, Observation seen) {
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
        || desk.spec().database().credentials().secretRef() != null) {
      return new Step.None();
    }
    return administrator(desk, seen, seed)
        .<Step>map(
            administrator ->
                new Step.PrepareLogin(
                    new SlotRequest(
                        desk.owner().uid(),
                        address(desk, seen),
                        administrator,
                        desk.spec().database().user(),
                        login.get(),
                        desk.spec().database().external() == null)))
        .orElseGet(Step.None::new);
  }

  private static Optional<Login> administrator(Desk desk, Observation seen, Seed seed) {
    var external = desk.spec().database().external();
    if (external == null) {
      return Optional.of(SecretWishes.operator(seed));
    }
    return external.adminSecretRef() == null
        ? Optional.empty()
        : read(seen, external.adminSecretRef());
  }
}

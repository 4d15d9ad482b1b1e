package io.rec.operator.controller.plan;

import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.api.spec.database.ExternalDatabase;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.render.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Secrets of a system and what stands in them, all derived from its seed. */
final class SecretWishes {
  static final int PASSWORD_LENGTH = 32;

  /** The key that says which login a Secret holds. */
  static final String GENERATION = "generation";

  private static final String AUTHORITY = "ca.crt";
  private static final int DATABASE_PORT = 5432;
  private static final int HUMAN_LENGTH = 20;
  private static final String OPERATOR_ROLE = "recio_operator";

  private SecretWishes() {}

  static List<SecretWish> generated(
      Desk desk, Observation seen, Seed seed, PaperKeys keys, Instant now) {
    var retained = desk.spec().deletion().data() == DataPolicy.RETAIN;
    var wishes = new ArrayList<SecretWish>();
    wishes.add(
        new SecretWish(
            Names.ROOT_SECRET,
            Map.of(Seed.KEY, seed.base64()),
            SecretWish.Care.COMPLETED,
            retained));
    wishes.add(
        new SecretWish(
            Names.OPERATOR_LOGIN_SECRET,
            operatorLogin(desk, seed),
            SecretWish.Care.HEALED,
            retained));
    wishes.add(TokenSecret.of(desk, seen, seed, now));
    wishes.add(
        new SecretWish(
            Names.ADMIN_SECRET,
            Map.of("username", "admin", "password", seed.derive("admin/1", HUMAN_LENGTH)),
            SecretWish.Care.COMPLETED,
            false));
    if (desk.spec().connectorsInForce().broker().simulated()) {
      wishes.add(
          new SecretWish(
              Names.PAPER_KEY_SECRET,
              keys.of(seed).files(),
              // Its three parts fit only each other.
              SecretWish.Care.HEALED,
              false));
    }
    return wishes;
  }

  /** Holds a copy of the seed: whichever of the two Secrets is lost, the other restores it. */
  private static Map<String, String> operatorLogin(Desk desk, Seed seed) {
    var data = new TreeMap<String, String>();
    data.put(Seed.KEY, seed.base64());
    if (desk.spec().database().external() == null) {
      data.put("POSTGRES_USER", OPERATOR_ROLE);
      data.put("POSTGRES_PASSWORD", operatorPassword(seed).value());
      data.put("superuser-password", seed.derive("superuser/1", PASSWORD_LENGTH));
    }
    return data;
  }

  /** The operator's own login on a database that it runs. */
  static Login operator(Seed seed) {
    return new Login(OPERATOR_ROLE, operatorPassword(seed));
  }

  private static Password operatorPassword(Seed seed) {
    return new Password(seed.derive(OPERATOR_ROLE + "/1", PASSWORD_LENGTH));
  }

  /** A login and all that it takes to use it, as the services read it. */
  static Map<String, String> login(Desk desk, Observation seen, Login login, long generation) {
    var database = desk.spec().database();
    var external = database.external();
    var host = external == null ? Names.POSTGRES : external.host();
    var port = external == null ? DATABASE_PORT : external.port();
    var mode = external == null ? "disable" : external.sslMode().text();
    var data = new TreeMap<String, String>();
    data.put("POSTGRES_HOST", host);
    data.put("POSTGRES_PORT", Integer.toString(port));
    data.put("POSTGRES_DB", database.name());
    data.put("POSTGRES_USER", login.user());
    data.put("POSTGRES_PASSWORD", login.password().value());
    data.put(
        "DATABASE_URL",
        "postgresql://%s:%s@%s:%d/%s?sslmode=%s"
            .formatted(
                encoded(login.user()),
                encoded(login.password().value()),
                host,
                port,
                database.name(),
                mode));
    data.put("sslmode", mode);
    data.put(GENERATION, Long.toString(generation));
    var authority = authority(external, seen);
    if (!authority.isEmpty() || trustsAnother(seen)) {
      data.put(AUTHORITY, authority);
    }
    return data;
  }

  /** An authority that is no longer named would be believed for ever. */
  private static boolean trustsAnother(Observation seen) {
    return Optional.ofNullable(seen.secrets().get(Names.LOGIN_SECRET))
        .flatMap(secret -> secret.first(AUTHORITY))
        .isPresent();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String authority(@Nullable ExternalDatabase external, Observation seen) {
    if (external == null || external.caSecretRef() == null) {
      return "";
    }
    return Optional.ofNullable(seen.secrets().get(external.caSecretRef().name()))
        .flatMap(secret -> secret.first(AUTHORITY))
        .orElse("");
  }

  /** A person's own Secret may stand where we would put one, if everything we need is in it. */
  static boolean stranger(SecretWish wish, Observation seen) {
    var present = seen.secrets().get(wish.name());
    return present != null
        && !present.ours()
        && (wish.care() == SecretWish.Care.HEALED
            || wish.care() == SecretWish.Care.FOLLOWED
            || !present.data().keySet().containsAll(wish.data().keySet()));
  }

  static String named(SecretWish wish) {
    return "secret/" + wish.name();
  }
}

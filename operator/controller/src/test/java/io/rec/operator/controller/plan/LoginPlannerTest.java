package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.plan.Desks.World;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginPlannerTest {
  private static final String EXTERNAL =
      "database: {external: {host: pg.example.org, adminSecretRef: {name: admin}, caSecretRef: {name: ca}}}";

  @Test
  void deletedSecretComesBackAsItWas() {
    var first = wish(plan(desk(""), Desks.seeded()), "recio-db");
    var again = wish(plan(desk(""), Desks.seeded()), "recio-db");

    assertThat(again).isEqualTo(first);
  }

  @Test
  void seedSurvivesInTheOperatorsOwnLogin() {
    var operator = wish(plan(desk(""), Desks.seeded()), "recio-db-operator");
    var withoutRoot =
        Observation.empty()
            .withSecrets(
                Map.of(
                    "recio-db-operator",
                    new SecretSeen("recio-db-operator", true, "desk", operator.data())));

    var restored = wish(plan(desk(""), withoutRoot), "recio-root");

    assertThat(restored.data()).containsEntry(Seed.KEY, Desks.SEED.base64());
  }

  @Test
  void everySecretHasItsOwnPassword() {
    var secrets = plan(desk(""), Desks.seeded()).secrets();

    assertThat(
            secrets.stream()
                .flatMap(wish -> wish.data().entrySet().stream())
                .filter(entry -> entry.getKey().matches(".*(?i:password|current)"))
                .map(Map.Entry::getValue))
        .hasSize(7)
        .doesNotHaveDuplicates()
        .allMatch(password -> password.matches("[0-9A-Za-z]{20,48}"));
  }

  @Test
  void anotherSeedGivesOtherPasswords() {
    var other = Seed.of("another seed of thirty-two bytes".getBytes());

    assertThat(other.derive("admin/1", 20)).isNotEqualTo(Desks.SEED.derive("admin/1", 20));
  }

  /** A change of the derivation would lock every existing desk out of its database. */
  @Test
  void derivationNeverChanges() {
    assertThat(Desks.SEED.derive("recio_operator/1", 32))
        .isEqualTo("GaAyrd5bBjrmhIl7fe03MOSSZpUFDkod");
  }

  @Test
  void publishedLoginSaysWhereTheDatabaseIs() {
    var data = wish(plan(desk(""), Desks.seeded()), "recio-db").data();

    assertThat(data)
        .containsEntry("POSTGRES_HOST", "postgres")
        .containsEntry("POSTGRES_PORT", "5432")
        .containsEntry("POSTGRES_DB", "rec_io_db")
        .containsEntry("POSTGRES_USER", "rec_io_user_a")
        .containsEntry("generation", "1");
    assertThat(data.get("DATABASE_URL"))
        .isEqualTo(
            "postgresql://rec_io_user_a:%s@postgres:5432/rec_io_db?sslmode=disable"
                .formatted(data.get("POSTGRES_PASSWORD")));
  }

  @Test
  void followsALoginOfTheOwners() {
    var desk = desk("database: {managed: {}, credentials: {secretRef: {name: mine}}}");
    var mine = Desks.secret("mine", Map.of("username", "me", "password", "p@ss"));

    var plan =
        plan(desk, new World(desk).secret(mine).look(new Look.Refused("28P01")).observation());

    assertThat(wish(plan, "recio-db").data())
        .containsEntry("POSTGRES_USER", "me")
        .containsEntry("POSTGRES_PASSWORD", "p@ss");
    assertThat(wish(plan, "recio-db").data().get("DATABASE_URL")).contains("me:p%40ss@");
    assertThat(plan.step()).isInstanceOf(Step.None.class);
  }

  @Test
  void preparesALoginOnSomebodyElsesServer() {
    var desk = desk(EXTERNAL);
    var seen =
        new World(desk)
            .secret(Desks.secret("admin", Map.of("username", "dba", "password", "secret")))
            .secret(Desks.secret("ca", Map.of("ca.crt", "PEM")))
            .look(new Look.Refused("28P01"))
            .observation();

    var plan = plan(desk, seen);

    assertThat(plan.step())
        .isInstanceOfSatisfying(
            Step.PrepareLogin.class,
            step -> {
              assertThat(step.request().administrator().user()).isEqualTo("dba");
              assertThat(step.request().managed()).isFalse();
              assertThat(step.request().address().authority()).isEqualTo("PEM");
              assertThat(step.request().address().sslMode()).isEqualTo("verify-full");
            });
    assertThat(wish(plan, "recio-db").data()).containsEntry("ca.crt", "PEM");
  }

  @Test
  @DisplayName("a Secret without the keys that are read is named with what it needs")
  void namesMissingKeys() {
    var desk = desk(EXTERNAL);
    var admin = Desks.secret("admin", Map.of("username", "dba", "password", "secret"));
    var authority = Desks.secret("ca", Map.of("ca.crt", "PEM"));

    var withoutLogin =
        new World(desk).secret(Desks.secret("admin", Map.of("user", "dba"))).secret(authority);
    var withoutAuthority =
        new World(desk).secret(admin).secret(Desks.secret("ca", Map.of("tls.crt", "PEM")));

    assertThat(credentials(plan(desk, withoutLogin.observation())))
        .isEqualTo(
            "Secret admin needs POSTGRES_USER and POSTGRES_PASSWORD, or username and password, of a login that may create roles");
    assertThat(credentials(plan(desk, withoutAuthority.observation())))
        .isEqualTo(
            "Secret ca needs ca.crt, the authority that signed the database's certificate (PEM)");
  }

  private static String credentials(Plan plan) {
    return plan.status().conditions().stream()
        .filter(found -> found.type().equals("CredentialsReady"))
        .findFirst()
        .orElseThrow()
        .message();
  }

  @Test
  @DisplayName("another authority or address is followed; a password that was changed is drift")
  void followsTheServersOwner() {
    var desk = desk(EXTERNAL);
    var before =
        new World(desk)
            .secret(Desks.secret("admin", Map.of("username", "dba", "password", "secret")))
            .secret(Desks.secret("ca", Map.of("ca.crt", "OLD")));
    var published = wish(plan(desk, before.observation()), "recio-db").data();
    var renewed =
        before
            .secret(new SecretSeen("recio-db", true, "desk", published))
            .secret(Desks.secret("ca", Map.of("ca.crt", "NEW")));
    var tampered = new TreeMap<>(published);
    tampered.put("POSTGRES_PASSWORD", "mine");

    var wish = wish(plan(desk, renewed.observation()), "recio-db");
    var drift =
        wish(
            plan(
                desk,
                renewed.secret(new SecretSeen("recio-db", true, "desk", tampered)).observation()),
            "recio-db");

    assertThat(wish.care()).isEqualTo(SecretWish.Care.FOLLOWED);
    assertThat(wish.data()).containsEntry("ca.crt", "NEW");
    assertThat(drift.care()).isEqualTo(SecretWish.Care.HEALED);
  }

  @Test
  @DisplayName("an authority that is no longer named is believed no longer")
  void forgetsAnAuthority() {
    var desk = desk("database: {external: {host: pg.example.org, adminSecretRef: {name: admin}}}");
    var admin = Desks.secret("admin", Map.of("username", "dba", "password", "secret"));
    var never = wish(plan(desk, new World(desk).secret(admin).observation()), "recio-db").data();
    var left = new TreeMap<>(never);
    left.put("ca.crt", "OLD");
    var cleared = new TreeMap<>(never);
    cleared.put("ca.crt", "");

    assertThat(never).doesNotContainKey("ca.crt");
    assertThat(published(desk, admin, left)).containsEntry("ca.crt", "");
    assertThat(published(desk, admin, cleared)).doesNotContainKey("ca.crt");
  }

  private static Map<String, String> published(
      Desk desk, SecretSeen admin, Map<String, String> present) {
    var seen =
        new World(desk).secret(admin).secret(new SecretSeen("recio-db", true, "desk", present));
    return wish(plan(desk, seen.observation()), "recio-db").data();
  }

  @Test
  void secretsOfDataThatStaysOutliveTheirDesk() {
    var retained = plan(desk(""), Desks.seeded()).secrets();
    var deleted = plan(desk("deletion: {data: Delete}"), Desks.seeded()).secrets();

    assertThat(retained)
        .filteredOn(SecretWish::retained)
        .extracting(SecretWish::name)
        .containsExactlyInAnyOrder("recio-root", "recio-db-operator");
    assertThat(deleted).noneMatch(SecretWish::retained);
  }

  @Test
  void newSeedIsNeverDrawnOverADatabaseThatExists() {
    var desk = Desks.with(desk(""), plan(desk(""), Desks.healthy(desk(""))).status());
    var login = Map.of("POSTGRES_USER", "rec_io_user_a", "POSTGRES_PASSWORD", "old");
    var seen =
        Desks.healthy(desk)
            .withSecrets(Map.of("recio-db", new SecretSeen("recio-db", true, "desk", login)));

    var plan = plan(desk, seen);

    assertThat(plan.awaitsSeed()).isFalse();
    assertThat(plan.secrets()).isEmpty();
    assertThat(plan.objects()).isNotEmpty();
    assertThat(plan.look().orElseThrow().login().user()).isEqualTo("rec_io_user_a");
    assertThat(plan.status().conditions())
        .filteredOn(found -> found.reason().equals("SeedLost"))
        .extracting(found -> found.type())
        .containsExactlyInAnyOrder("Ready", "Degraded", "CredentialsReady");
    assertThat(plan.status().message()).contains("restore recio-root from your backup");
  }

  @Test
  void newSeedIsNotDrawnForAVolumeThatWasLeftBehind() {
    var claim = new VolumeSeen.Claim("10Gi", "", true);
    var left = new VolumeSeen(Optional.empty(), Optional.of(claim), "");

    var plan = plan(desk(""), Observation.empty().withVolume(left));

    assertThat(plan.awaitsSeed()).isFalse();
    assertThat(plan.status().message()).contains("data-postgres-0", "restore recio-root");
  }

  @Test
  void plansDoNotShowPasswords() {
    var plan = plan(desk(""), Desks.looked(Desks.seeded(), new Look.Refused("28P01")));
    var password = wish(plan, "recio-db").data().get("POSTGRES_PASSWORD");

    assertThat(plan.toString()).doesNotContain(password);
  }

  private static SecretWish wish(Plan plan, String name) {
    return plan.secrets().stream()
        .filter(wish -> wish.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no wish for " + name));
  }
}

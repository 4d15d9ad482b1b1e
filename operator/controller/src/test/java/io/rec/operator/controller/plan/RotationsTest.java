package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.TokensStatus;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.LookSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.observe.SessionsSeen;
import io.rec.operator.controller.observe.StakesSeen;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.plan.Desks.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rotation among everything else that a plan holds. */
class RotationsTest {

  @Test
  void beginsOnceForEachRequest() {
    var asked = asked(ready(""), "one");

    var first = plan(asked, healthy());
    var again = plan(Desks.with(asked, first.status()), healthy());

    assertThat(first.step()).isInstanceOf(Step.Publish.class);
    assertThat(first.status().requests().rotate()).isEqualTo("one");
    assertThat(first.status().credentials().phase()).isEqualTo("Preparing");
    assertThat(first.status().credentials().pendingGeneration()).isEqualTo(2);
    assertThat(first.secrets()).extracting(SecretWish::name).contains("recio-db-next");
    assertThat(published(first)).containsEntry("generation", "1");
    assertThat(first.notices())
        .extracting(Notice::reason)
        .contains(Notice.Reason.CREDENTIALS_ROTATING);
    assertThat(again.status().credentials()).isEqualTo(first.status().credentials());
  }

  @Test
  void neverBeginsWhilePausedOrSuspendedOrDuringARelease() {
    var paused = asked(ready(""), "one");
    var annotations = Map.of(Verbs.ROTATE_CREDENTIALS, "one", Verbs.PAUSED, "true");
    paused =
        new Desk(
            paused.owner(),
            paused.generation(),
            paused.spec(),
            paused.status(),
            annotations,
            paused.deletedAt());
    var suspended = asked(Desks.with(desk("suspend: true"), ready("").status()), "one");
    var releasing = asked(Desks.with(desk(""), Desks.desk("").status()), "one");

    assertThat(plan(paused, healthy()).status().credentials().pendingGeneration()).isNull();
    assertThat(plan(suspended, healthy()).status().credentials().pendingGeneration()).isNull();
    assertThat(plan(releasing, healthy()).status().credentials().pendingGeneration()).isNull();
    assertThat(plan(releasing, healthy()).status().requests().rotate()).isNull();
  }

  @Test
  void refusesToRotateALoginOfTheOwners() {
    var spec = "database: {managed: {}, credentials: {secretRef: {name: mine}}}";
    var mine = Desks.secret("mine", Map.of("username", "me", "password", "p"));
    var asked = asked(ready(spec), "one");
    var seen = new World(asked).secret(mine).observation();

    var plan = plan(asked, seen);

    assertThat(plan.status().credentials().pendingGeneration()).isNull();
    assertThat(plan.status().credentials().nextRotation()).isNull();
    assertThat(plan.status().requests().rotate()).isEqualTo("one");
    assertThat(plan.notices())
        .filteredOn(notice -> notice.reason() == Notice.Reason.ROTATION_REFUSED)
        .singleElement()
        .satisfies(notice -> assertThat(notice.note()).contains("secretRef"));
  }

  @ParameterizedTest
  @CsvSource({
    "Preparing, 1, true, false",
    "Published, 2, true, true",
    "Switching, 2, true, true",
    "Draining, 2, true, true",
    "Retiring, 2, false, false"
  })
  void secretsFollowThePhase(String phase, String published, boolean next, boolean previous) {
    var plan = plan(in(phase), healthy());

    assertThat(published(plan)).containsEntry("generation", published);
    assertThat(wishes(plan, "recio-db-next")).isEqualTo(next);
    assertThat(wishes(plan, "recio-db-prev")).isEqualTo(previous);
    assertThat(plan.toString()).doesNotContain(published(plan).get("POSTGRES_PASSWORD"));
  }

  @Test
  void loginsOfTheTwoSlotsHaveNothingInCommon() {
    var first = published(plan(in("Preparing"), healthy()));
    var second = published(plan(in("Switching"), healthy()));

    assertThat(first).containsEntry("POSTGRES_USER", "rec_io_user_a");
    assertThat(second).containsEntry("POSTGRES_USER", "rec_io_user_b");
    assertThat(second.get("POSTGRES_PASSWORD")).isNotEqualTo(first.get("POSTGRES_PASSWORD"));
    assertThat(second.get("DATABASE_URL")).contains("rec_io_user_b:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Switching", "Draining"})
  void sessionsAreCountedWhileTwoLoginsAreValid(String phase) {
    var count = plan(in(phase), healthy()).look().orElseThrow().count().orElseThrow();

    assertThat(count.roles()).containsExactlyInAnyOrder("rec_io_user_a", "rec_io_user_b");
    assertThat(count.administrator().user()).isEqualTo("recio_operator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stable", "Preparing", "Published", "Retiring"})
  void sessionsAreNotCountedOtherwise(String phase) {
    assertThat(plan(in(phase), healthy()).look().orElseThrow().count()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparing", "Published", "Switching", "Draining", "Retiring"})
  void nothingIsAskedOfASilentDatabase(String phase) {
    var away = Desks.looked(healthy(), new Look.Away("no route"));

    assertThat(plan(in(phase), away).step())
        .isNotInstanceOf(Step.ChangeSlot.class)
        .isNotInstanceOf(Step.PrepareLogin.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Published", "Switching", "Draining", "Retiring"})
  void publishedLoginThatIsRefusedIsRepairedFirst(String phase) {
    var refused = Desks.looked(healthy(), new Look.Refused("28P01"));

    assertThat(plan(in(phase), refused).step())
        .isInstanceOfSatisfying(
            Step.PrepareLogin.class,
            step -> assertThat(step.request().slot().user()).isEqualTo("rec_io_user_b"));
  }

  @Test
  void phaseThatNobodyKnowsMeansHandsOff() {
    var unknown = in("Melting");

    var plan = plan(unknown, Desks.looked(healthy(), new Look.Refused("28P01")));

    assertThat(plan.status().credentials()).isEqualTo(unknown.status().credentials());
    assertThat(wishes(plan, "recio-db")).isFalse();
    assertThat(plan.step()).isInstanceOf(Step.None.class);
    assertThat(condition(plan, "Degraded").reason()).isEqualTo("UnknownPhase");
    assertThat(condition(plan, "Degraded").message()).contains("Melting");
  }

  @Test
  void holderIsNamedInTheConditionAndTheDeskIsNotReady() {
    var late = in("Switching");
    var seen =
        healthy()
            .withLook(
                new LookSeen(
                    Desks.open(),
                    NOW,
                    new SessionsSeen(
                        Map.of("rec_io_user_a", Set.of("pg_dump"), "rec_io_user_b", Set.of()),
                        Optional.empty()),
                    StakesSeen.none()));
    var reopened = new Effects(plan(late, seen));

    assertThat(reopened.key()).contains("Reopen");
    var plan = plan(late, seen.withSteps(reopened.done()));

    assertThat(condition(plan, "CredentialsReady").reason()).isEqualTo("DrainBlocked");
    assertThat(condition(plan, "CredentialsReady").message()).contains("pg_dump");
    assertThat(condition(plan, "Ready").reason()).isEqualTo("DrainBlocked");
    assertThat(plan.status().credentials().message()).isEqualTo("on the old login: pg_dump");
    assertThat(plan.notices()).extracting(Notice::reason).contains(Notice.Reason.DRAIN_BLOCKED);
  }

  @Test
  void strangersSecretStopsTheRotationAndNotTheDesk() {
    var seen = withSecret(healthy(), Desks.secret("recio-db-next", Map.of("mine", "x")));

    var plan = plan(in("Preparing"), seen);

    assertThat(plan.writes()).isTrue();
    assertThat(wishes(plan, "recio-db-next")).isFalse();
    assertThat(plan.status().credentials().message()).contains("recio-db-next", "rename");
  }

  @Test
  void passingSecretsAreReadOnlyWhileTheyMayBeThere() {
    assertThat(Planner.secretsOf(ready(""))).isEmpty();
    assertThat(Planner.secretsOf(in("Retiring"))).containsExactly("recio-db-next", "recio-db-prev");
  }

  @Test
  void tellsWhenTheNextOneIsDue() {
    var ready = ready("");

    assertThat(ready.status().credentials().nextRotation())
        .isEqualTo(NOW.plus(Duration.ofDays(90)));
  }

  /** The order that a plan gives, remembered as done. */
  private record Effects(Plan plan) {
    String key() {
      return ((Step.ChangeSlot) plan.step()).key();
    }

    StepsSeen done() {
      return new StepsSeen(Set.of(key()), Optional.empty());
    }
  }

  @Test
  @DisplayName("tokens grow old at their own pace, and no pod is restarted for new ones")
  void tokensHaveTheirOwnPace() {
    var ready = ready("");
    var old =
        new TokensStatus(
            1L, "Resting", NOW.minus(Duration.ofDays(28)), NOW.minus(Duration.ofDays(28)));
    var aged = Desks.with(ready, ready.status().change().tokens(old).seal());

    var plan = plan(aged, healthy());

    assertThat(plan.status().tokens().phase()).isEqualTo("Laid");
    assertThat(plan.status().credentials().phase()).isEqualTo("Stable");
    assertThat(plan.objects()).isEqualTo(plan(ready, healthy()).objects());
  }

  @Test
  @DisplayName("whoever asks for new credentials gets new tokens as well")
  void tokensChangeWithTheLogin() {
    var plan = plan(asked(ready(""), "one"), healthy());

    assertThat(plan.status().credentials().pendingGeneration()).isEqualTo(2L);
    assertThat(plan.status().tokens().phase()).isEqualTo("Laid");
  }

  private static Desk ready(String spec) {
    var wanted = desk(spec);
    return Desks.with(wanted, plan(desk(""), healthy()).status());
  }

  private static Observation healthy() {
    return Desks.healthy(desk(""));
  }

  private static Desk asked(Desk desk, String nonce) {
    return Desks.annotated(desk, Verbs.ROTATE_CREDENTIALS, nonce);
  }

  private static Desk in(String phase) {
    var ready = ready("");
    var since = NOW.minus(Duration.ofHours(30));
    var pending = phase.equals("Stable") ? null : Long.valueOf(2);
    var recent = phase.equals("Preparing") ? NOW.minusSeconds(1) : since;
    return Desks.with(
        ready, ready.status().change().credentials(flat(phase, pending, recent)).seal());
  }

  private static CredentialsStatus flat(String phase, @Nullable Long pending, Instant since) {
    return new CredentialsStatus(
        1L, "a", "recio-db", phase, since, pending, since, null, null, since, null, null);
  }

  private static Observation withSecret(Observation seen, SecretSeen secret) {
    var secrets = new HashMap<>(seen.secrets());
    secrets.put(secret.name(), secret);
    return seen.withSecrets(secrets);
  }

  private static boolean wishes(Plan plan, String name) {
    return plan.secrets().stream()
        .anyMatch(wish -> wish.name().equals(name) && wish.care() != SecretWish.Care.GONE);
  }

  private static Map<String, String> published(Plan plan) {
    return plan.secrets().stream()
        .filter(wish -> wish.name().equals("recio-db"))
        .map(SecretWish::data)
        .findFirst()
        .orElseThrow();
  }

  private static Condition condition(Plan plan, String type) {
    return plan.status().conditions().stream()
        .filter(found -> found.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}

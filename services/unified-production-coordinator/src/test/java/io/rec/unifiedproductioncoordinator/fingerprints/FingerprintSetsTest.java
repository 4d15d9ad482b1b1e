package io.rec.unifiedproductioncoordinator.fingerprints;

import static io.rec.unifiedproductioncoordinator.fingerprints.SetUpload.text;
import static io.rec.unifiedproductioncoordinator.fingerprints.SetUpload.zipped;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.SomeTables.wide;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.unifiedproductioncoordinator.Application;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The coordinator with a real database over real HTTP. */
class FingerprintSetsTest {
  private static TestDatabase database;
  private static TestRole role;

  @BeforeAll
  static void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        TestRole.start(
                Application.class,
                "unified-production-coordinator",
                ConfigFolder.create().with(database).with("unified-production-coordinator"))
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    role.close();
  }

  @BeforeEach
  void withoutSets() throws SQLException {
    database.execute("DELETE FROM analytics.fingerprint_set");
  }

  @Test
  void storesASetAndServesItBackUnchanged() throws Exception {
    var answer = post("BTC?version=t1&source=test", zipped(wide(1)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body())
        .contains("\"rows\":12000", "\"tables\":5", "\"active\":false", "stored, not active");
    assertThat(role.get("/api/fingerprints/BTC/active").statusCode()).isEqualTo(404);
    assertThat(role.get("/api/fingerprints/BTC/t1").body()).isEqualTo(text(wide(1)));
  }

  @Test
  @DisplayName("REC-DB-07 announces the active set and shows it under v2's names")
  void announcesTheActiveSetAndShowsItUnderTheOldNames() throws Exception {
    try (var listener = database.server().superuser(database.name())) {
      listener.createStatement().execute("LISTEN recio_fingerprints");

      post("BTC?version=t1&activate=true", zipped(wide(1)));
      post("BTC?version=t2&activate=true", zipped(wide(1.01)));

      var heard = new ArrayList<String>();
      await()
          .atMost(10, SECONDS)
          .until(
              () -> {
                var arrived = listener.unwrap(PGConnection.class).getNotifications(100);
                if (arrived != null) {
                  Arrays.stream(arrived).map(PGNotification::getParameter).forEach(heard::add);
                }
                return heard.equals(List.of("BTC:t1", "BTC:t2"));
              });
    }
    assertThat(
            database.column(
                "SELECT time_to_close || ' ' || pos_0_00 || ' ' || neg_2_00 "
                    + "FROM analytics.\"btc_fingerprint_directional_momentum_-02\" LIMIT 1"))
        .containsExactly(
            database
                .column(
                    "SELECT '01m TTC ' || a.pos || ' ' || b.neg FROM analytics.fingerprint a "
                        + "JOIN analytics.fingerprint b USING (symbol, version, bucket, ttc_min) "
                        + "WHERE version = 't2' AND bucket = '-2' AND ttc_min = 1 "
                        + "AND a.threshold = 0 AND b.threshold = 2")
                .getFirst());
    assertThat(role.bean(FingerprintSets.class).active("BTC").orElseThrow().version())
        .isEqualTo("t2");
  }

  @Test
  void refusesBadFilesAndKeepsTheOldSet() throws Exception {
    post("BTC?version=t1&activate=true", zipped(wide(1)));
    var whole = zipped(wide(1));

    assertThat(post("BTC?version=t2", new byte[0]).statusCode()).isEqualTo(400);
    assertRefused("BTC?version=t2", Arrays.copyOf(whole, 4000), "ends in the middle");
    assertRefused(
        "BTC?version=t2",
        text(wide(1))
            .replaceFirst("0,1,0.00,[0-9.]+", "0,1,0.00,NaN")
            .getBytes(StandardCharsets.UTF_8),
        "are not both percentages");
    assertRefused("BTC?version=t1", whole, "is stored already");
    assertRefused("btc?version=t2", whole, "'btc' is no symbol");
    assertRefused("BTC?version=active", whole, "'active' is no version");
    assertRefused("BTC?version=t2&activate=true", zipped(wide(2)), "on average, more than 3");

    assertThat(stored()).containsExactly("t1 true");
    assertThat(database.column("SELECT count(*) FROM analytics.fingerprint"))
        .containsExactly("12000");
    assertThat(role.get("/metrics").body())
        .containsPattern("recio_fingerprint_imports_total\\{[^}]*outcome=\"refused\"");
  }

  @Test
  void takesAFarSetWhenForced() throws Exception {
    post("BTC?version=t1&activate=true", zipped(wide(1)));

    var answer = post("BTC?version=t2&activate=true&force=true", zipped(wide(2)));

    assertThat(answer.body()).contains("forced although the tables differ");
    assertThat(stored()).containsExactly("t1 false", "t2 true");
  }

  @Test
  void neverReplacesWhatAPersonPinned() throws Exception {
    post("BTC?version=t1", zipped(wide(1)));
    assertThat(role.post("/api/fingerprints/BTC/t1/activate?pin=true", "").body())
        .contains("\"active\":true,\"pinned\":true");

    var answer = post("BTC?version=t2&activate=true", zipped(wide(1.01)));

    assertThat(answer.body()).contains("stored, not active: a person pinned t1");
    assertThat(stored()).containsExactly("t1 true", "t2 false");
    assertThat(role.post("/api/fingerprints/BTC/t2/activate", "").body())
        .contains("\"active\":true,\"pinned\":false");
    assertThat(stored()).containsExactly("t1 false", "t2 true");
    assertThat(role.post("/api/fingerprints/BTC/t9/activate", "").body())
        .contains("there is no set BTC t9");
  }

  @Test
  void keepsTheNewestEightBesideTheActiveOne() throws Exception {
    post("BTC?version=t0&activate=true", zipped(wide(1, bucket -> bucket == 0)));
    for (int i = 1; i <= 10; i++) {
      post("BTC?version=t" + i, zipped(wide(1, bucket -> bucket == 0)));
    }

    assertThat(stored())
        .containsExactly(
            "t0 true",
            "t10 false",
            "t3 false",
            "t4 false",
            "t5 false",
            "t6 false",
            "t7 false",
            "t8 false",
            "t9 false");
  }

  @Test
  @DisplayName("BOT-SEC-01 demands the inter-service token")
  void demandsTheToken() {
    assertThat(role.getWith("/api/fingerprints/BTC").statusCode()).isEqualTo(401);
  }

  private void assertRefused(String path, byte[] file, String sentence) throws Exception {
    var answer = post(path, file);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("FingerprintsRefused", sentence);
  }

  private List<String> stored() throws SQLException {
    return database.column(
        "SELECT version || ' ' || active FROM analytics.fingerprint_set ORDER BY version");
  }

  private static HttpResponse<String> post(String path, byte[] file) throws Exception {
    return SetUpload.post(role, path, file);
  }
}

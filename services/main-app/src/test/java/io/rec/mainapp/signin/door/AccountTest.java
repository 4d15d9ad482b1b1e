package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static Desk desk;
  private static Browser admin;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.started();
    admin = desk.browser().signIn();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("an admin adds an account, and its owner signs in with the password told once")
  void addsAccounts() throws SQLException {
    Json added = Json.of(add("Anna.B", "trader").body());

    Browser anna = desk.browser();
    assertThat(anna.login("anna.b", added.text("password")).statusCode()).isEqualTo(200);
    Json user = anna.json("/api/auth/session").at("user");
    assertThat(user.text("user_id")).isEqualTo(added.text("user_id")).startsWith("user_0");
    assertThat(user.text("role")).isEqualTo("trader");
    assertThat(user.flag("password_generated")).isTrue();
    assertThat(admin.get("/api/auth/accounts").body())
        .contains("anna.b")
        .doesNotContain("argon2", added.text("password"), "\"password\"");
    assertThat(desk.trail()).contains("admin account_added done");
  }

  @Test
  @DisplayName("R12 one person's sessions and devices are not another's to see or to end")
  void keepsPeopleApart() throws SQLException {
    desk.account("other", "admin");
    Browser other = desk.browser().signInAs("other");
    Browser remembered = desk.browser();
    remembered.loginRemembered();
    long session = remembered.json("/api/auth/sessions").values().getFirst().whole("id");
    long device = remembered.json("/api/auth/devices").values().getFirst().whole("id");

    assertThat(other.json("/api/auth/sessions").values()).hasSize(1);
    assertThat(other.json("/api/auth/devices").values()).isEmpty();
    assertThat(other.delete("/api/auth/sessions/" + session).statusCode()).isEqualTo(404);
    assertThat(other.delete("/api/auth/devices/" + device).statusCode()).isEqualTo(404);
    assertThat(remembered.get("/api/auth/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a role that is changed counts from the next request on")
  void changesRoles() throws SQLException {
    Json added = Json.of(add("rob", "admin").body());
    Browser rob = desk.browser();
    rob.login("rob", added.text("password"));
    assertThat(rob.get("/api/auth/accounts").statusCode()).isEqualTo(200);

    change(added, "{\"role\":\"viewer\",\"active\":true}");

    assertThat(rob.get("/api/auth/accounts").statusCode()).isEqualTo(403);
    assertThat(rob.get("/api/auth/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("an account that is closed is out at once, and stays out")
  void closesAccounts() {
    Json added = Json.of(add("gone", "trader").body());
    Browser gone = desk.browser();
    gone.login("gone", added.text("password"));

    change(added, "{\"role\":\"trader\",\"active\":false}");

    assertThat(gone.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(desk.browser().login("gone", added.text("password")).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("who lost their password gets another one, and the old one opens nothing")
  void resets() {
    Json added = Json.of(add("lost", "viewer").body());
    Browser lost = desk.browser();
    lost.login("lost", added.text("password"));

    Json reset =
        Json.of(admin.post("/api/auth/accounts/" + added.text("user_id") + "/reset", "").body());

    assertThat(lost.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(desk.browser().login("lost", added.text("password")).statusCode()).isEqualTo(401);
    assertThat(desk.browser().login("lost", reset.text("password")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("an admin cannot lock themselves out, so there is always one")
  void keepsOneAdmin() {
    assertThat(
            admin
                .send(
                    "PUT", "/api/auth/accounts/user_0001", "{\"role\":\"viewer\",\"active\":true}")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("wrong fields are named, and a name is taken once")
  void namesFields() {
    assertThat(add("not a name!", "owner").body())
        .contains("\"field\":\"username\"", "\"rule\":\"viewer, trader or admin\"");
    add("twice", "viewer");
    assertThat(add("TWICE", "viewer").statusCode()).isEqualTo(409);
  }

  private static HttpResponse<String> add(String username, String role) {
    return admin.post(
        "/api/auth/accounts", "{\"username\":\"%s\",\"role\":\"%s\"}".formatted(username, role));
  }

  private static void change(Json account, String form) {
    HttpResponse<String> answer =
        admin.send("PUT", "/api/auth/accounts/" + account.text("user_id"), form);
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}

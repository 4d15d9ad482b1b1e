package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Description;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every route of the document, with what nobody should send. */
class OpenApiTest {

  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
  private static final String HUGE = "\"" + "x".repeat(70_000) + "\"";

  /** Ends the session that the test itself uses. */
  private static final Set<String> LEFT_OUT = Set.of("/auth/logout");

  private static Desk desk;
  private static List<Route> routes;

  private record Route(String method, String path, Json operation) {}

  @BeforeAll
  static void startDesk() throws SQLException, IOException {
    desk = Desk.prepared();
    desk.config().withControl("None");
    desk.start();
    routes = routes(Json.of(Description.text()));
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("the document describes the screens' routes and is served")
  void describesTheRoutes() {
    assertThat(routes.stream().map(Route::path))
        .contains("/api/desk", "/api/trades/execute", "/api/strike_table/{symbol}", "/api/kill");
    assertThat(desk.browser().signIn().get("/openapi.json").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "every success of the screens has a schema of its own, and every refusal is a problem; what"
          + " only the operator does has one for that")
  void everyAnswerHasASchema() {
    // What a page tells of itself is taken, and nothing is answered.
    assertThat(
            routes.stream()
                .filter(OpenApiTest::isOfAScreen)
                .filter(route -> !route.path().equals("/api/beacon")))
        .allSatisfy(
            route -> {
              Json responses = route.operation().at("responses");
              Json success =
                  Stream.of("200", "202", "409")
                      .flatMap(status -> responses.find(status).stream())
                      .findFirst()
                      .orElseThrow();
              assertThat(schemas(success)).as(route.path()).isNotEmpty().doesNotContain(PROBLEM);
              assertThat(schemas(responses.at("4XX"))).as(route.path()).containsExactly(PROBLEM);
            });
  }

  @Test
  @DisplayName("so is every refusal of signing in; what lets somebody in says what it answers")
  void signInIsDescribed() {
    assertThat(routes.stream().filter(route -> !isOfAScreen(route)))
        .extracting(Route::path)
        .contains("/auth/login", "/api/auth/accounts/{userId}/reset", "/monitor/services");
    assertThat(routes)
        .allSatisfy(
            route -> {
              Json responses = route.operation().at("responses");
              assertThat(schemas(responses.at("4XX"))).as(route.path()).containsExactly(PROBLEM);
              assertThat(schemas(responses.at("503"))).as(route.path()).containsExactly(PROBLEM);
            });
    assertThat(routes.stream().filter(route -> route.path().matches("(/api)?/auth/(login|verify)")))
        .hasSize(4)
        .allSatisfy(
            route -> {
              Json responses = route.operation().at("responses");
              assertThat(schemas(responses.at("200")))
                  .containsExactly("#/components/schemas/SignedIn");
              assertThat(schemas(responses.at("401")))
                  .containsExactly("#/components/schemas/SignInProblem");
            });
  }

  @Test
  @DisplayName("what answers with nothing is described as answering with nothing")
  void nothingIsDescribedAsNothing() {
    assertThat(
            routes.stream()
                .filter(
                    route ->
                        route.method().equals("DELETE") || route.path().endsWith("auth/logout")))
        .isNotEmpty()
        .allSatisfy(
            route -> {
              Json responses = route.operation().at("responses");
              assertThat(responses.find("200")).as(route.path()).isEmpty();
              assertThat(responses.at("204").find("content")).as(route.path()).isEmpty();
            });
  }

  @Test
  @DisplayName("what only the operator does is described as never done here")
  void neverDoneIsNotDescribedAsDone() {
    assertThat(
            routes.stream()
                .filter(route -> route.path().matches("/api/(mode|system/.component./restart)")))
        .hasSize(2)
        .allSatisfy(
            route -> {
              Json responses = route.operation().at("responses");
              assertThat(responses.find("200")).as(route.path()).isEmpty();
              assertThat(schemas(responses.at("409")))
                  .containsExactly("#/components/schemas/ByOperator");
            });
  }

  @Test
  @DisplayName("words are described as they are sent, and what may be absent is not required")
  void describesWhatIsSent() throws IOException {
    Json schemas = Json.of(Description.text()).at("components").at("schemas");

    assertThat(words(schemas.at("AccountRole").at("enum")))
        .containsExactly("viewer", "trader", "admin");
    assertThat(words(schemas.at("SessionKind").at("enum"))).containsExactly("browser", "api");
    assertThat(words(schemas.at("Problem").at("required")))
        .contains("reason")
        .doesNotContain("fields");
    assertThat(schemas(export("csv"))).containsExactly("string");
    assertThat(export("csv").at("content").find("text/csv")).isPresent();
    assertThat(schemas(export("json"))).containsExactly("#/components/schemas/ExportedTrades");
  }

  private static List<String> words(Json array) {
    return array.values().stream().map(word -> word.node().getStringValue()).toList();
  }

  private static Json export(String ending) {
    return routes.stream()
        .filter(route -> route.path().endsWith("/export." + ending))
        .findFirst()
        .orElseThrow()
        .operation()
        .at("responses")
        .at("200");
  }

  @Test
  @DisplayName("who asks is no part of what is sent")
  void whoAsksIsNotSent() throws IOException {
    assertThat(Description.text()).doesNotContain("schemas/Person\"", "schemas/Session\"");
  }

  @Test
  @DisplayName("the dashboard's types are made from this very document")
  void dashboardHasThisDocument() throws IOException {
    assertThat(Json.of(Files.readString(Path.of("../dashboard/openapi.json"))))
        .as(
            "python3 -m json.tool --indent 2 services/main-app/target/classes/META-INF/swagger/recio.json"
                + " services/dashboard/openapi.json")
        .isEqualTo(Json.of(Description.text()));
  }

  /** What the schemas of an answer point to; the type where they point to nothing. */
  private static List<String> schemas(Json answer) {
    return answer.at("content").values().stream()
        .map(content -> content.at("schema"))
        .map(schema -> schema.find("$ref").isPresent() ? schema.text("$ref") : schema.text("type"))
        .toList();
  }

  private static boolean isOfAScreen(Route route) {
    return route.path().startsWith("/api/") && !route.path().startsWith("/api/auth/");
  }

  @Test
  @DisplayName("no route of a screen answers without sign-in")
  void nothingWithoutSignIn() {
    Browser stranger = desk.browser();
    List<String> open = new ArrayList<>();
    for (Route route : routes) {
      if (!route.path().startsWith("/auth/") && !route.path().startsWith("/api/auth/")) {
        int status =
            stranger
                .send(route.method(), filled(route.path(), "1"), body(route, "{}"))
                .statusCode();
        if (status != 401 && status != 403) {
          open.add(route.method() + " " + route.path() + " " + status);
        }
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  @DisplayName("no body of a wrong type, size or form is answered by a failure of ours")
  void nothingBreaks() {
    Random random = new Random(7);
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      if (LEFT_OUT.contains(route.path())
          || route.path().startsWith("/auth/")
          || route.path().startsWith("/api/auth/")) {
        continue;
      }
      Browser browser = signedIn();
      for (String text : bodies(route, random)) {
        for (String value : List.of("1", "BTC", "%27%3B--")) {
          HttpResponse<String> answer =
              browser.send(
                  route.method(), filled(route.path(), value) + query(random), body(route, text));
          complaint(route, answer).ifPresent(wrong::add);
          if (!route.path().contains("{")) {
            break;
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static Browser known;

  private static synchronized Browser signedIn() {
    if (known == null) {
      known = desk.browser().signIn();
    }
    return known;
  }

  private static Optional<String> complaint(Route route, HttpResponse<String> answer) {
    int status = answer.statusCode();
    String said = route.method() + " " + route.path() + " " + status + " " + answer.body();
    if (status >= 500 && status != 503) {
      return Optional.of(said);
    }
    if (status < 400) {
      return Optional.empty();
    }
    boolean problem =
        Stream.of("type", "title", "status", "detail", "instance", "reason", "request_id")
            .allMatch(name -> answer.body().contains("\"" + name + "\":"));
    return problem || answer.body().isEmpty() && status == 413
        ? Optional.empty()
        : Optional.of(said);
  }

  /** Each field of the body with each wrong thing, then whole bodies of the wrong kind. */
  private static List<String> bodies(Route route, Random random) {
    if (route.method().equals("GET")) {
      return List.of("");
    }
    List<String> bodies =
        new ArrayList<>(
            List.of("{}", "[]", "null", "7", "\"text\"", "{", "{\"a\":", HUGE, "[[[[[[]]]]]]"));
    List<String> names =
        List.of(
            "request_id",
            "market",
            "side",
            "contracts",
            "limit",
            "level",
            "reason",
            "enabled",
            "version",
            "min_time",
            "min_probability",
            "minutes",
            "position_size",
            "screen",
            "mode",
            "quote_token",
            "timezone",
            "max_slippage",
            "limit_cents");
    List<String> values =
        List.of(
            "null",
            "-1",
            "0",
            "1e400",
            "1e9",
            "99999999999999999999",
            "true",
            "\"\"",
            "\"\\u0000\"",
            "\"request-0001\"",
            "[]",
            "{}",
            "\"yes\"",
            "\"KXBTCD-26MAR0206-T117499.99\"",
            "\"'; DROP TABLE users.trades; --\"",
            "0.5");
    for (int round = 0; round < 6; round++) {
      List<String> fields = new ArrayList<>();
      for (String name : names) {
        if (random.nextInt(3) > 0) {
          fields.add("\"%s\":%s".formatted(name, values.get(random.nextInt(values.size()))));
        }
      }
      bodies.add("{" + String.join(",", fields) + "}");
    }
    return bodies;
  }

  private static String query(Random random) {
    List<String> values =
        List.of("", "-1", "x", "99999999999999999999", "2026-13-99", "%00", "%27");
    List<String> names =
        List.of(
            "from",
            "to",
            "limit",
            "cursor",
            "hour",
            "step",
            "side",
            "level",
            "since",
            "zone",
            "status",
            "exit_reason",
            "symbol",
            "trace",
            "before",
            "text");
    StringBuilder query = new StringBuilder("?");
    for (String name : names) {
      if (random.nextInt(4) == 0) {
        query
            .append(name)
            .append('=')
            .append(values.get(random.nextInt(values.size())))
            .append('&');
      }
    }
    return query.toString();
  }

  private static String body(Route route, String text) {
    return route.method().equals("GET") || route.method().equals("DELETE") ? "" : text;
  }

  private static String filled(String path, String value) {
    return path.replaceAll("\\{[^}]+}", value);
  }

  private static List<Route> routes(Json document) {
    List<Route> found = new ArrayList<>();
    document
        .at("paths")
        .node()
        .entries()
        .forEach(
            path ->
                path.getValue()
                    .entries()
                    .forEach(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            found.add(
                                new Route(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    new Json(operation.getValue())));
                          }
                        }));
    return found;
  }
}

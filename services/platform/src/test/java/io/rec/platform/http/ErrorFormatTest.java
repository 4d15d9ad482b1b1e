package io.rec.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.TestRole;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErrorFormatTest {

  private static TestRole running;

  @BeforeAll
  static void startRole() {
    running = SampleRole.withoutDatabase().run(ConfigFolder.create().with("sample")).awaitReady();
  }

  @AfterAll
  static void stopRole() {
    running.close();
  }

  @Test
  @DisplayName("REC-RES-02 an unknown path is a problem document")
  void unknownPath() {
    problem(running.get("/nowhere"), 404);
  }

  @Test
  @DisplayName("REC-MAIN-05 a body that is no JSON is 400 with a problem document")
  void brokenBody() {
    problem(running.post("/sample/ticket", "{\"name\":"), 400);
  }

  @Test
  @DisplayName("REC-MAIN-05 a body of the wrong form is 400 with a problem document")
  void wrongBody() {
    problem(running.post("/sample/ticket", "{\"name\":\"x\",\"count\":\"many\"}"), 400);
  }

  @Test
  @DisplayName("REC-RES-02 a wrong method is a problem document")
  void wrongMethod() {
    problem(running.post("/sample/open", "{}"), 405);
  }

  @Test
  @DisplayName("REC-RES-02 a refusal of the service keeps its reason")
  void refusal() {
    assertThat(problem(running.get("/sample/refused"), 409))
        .contains("\"reason\":\"AlreadyThere\"", "\"detail\":\"It is already there.\"");
  }

  @Test
  @DisplayName(
      "REC-MAIN-05 an unexpected failure is 500 with the request id and nothing from inside")
  void unexpectedFailure() {
    try (LogLines log = LogLines.of("io.rec.platform.http")) {
      HttpResponse<String> answer =
          running.getWith(
              "/sample/broken",
              "X-Request-ID",
              "my-request",
              "Authorization",
              "Bearer " + ConfigFolder.TOKEN);

      assertThat(problem(answer, 500))
          .contains("\"request_id\":\"my-request\"")
          .doesNotContain("secret inside", "IllegalStateException", "at io.rec");
      assertThat(log.messages()).containsExactly("request failed");
    }
  }

  private static String problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body())
        .contains(
            "\"type\":\"about:blank\"",
            "\"title\":",
            "\"status\":" + status,
            "\"detail\":",
            "\"instance\":",
            "\"request_id\":");
    return answer.body();
  }
}

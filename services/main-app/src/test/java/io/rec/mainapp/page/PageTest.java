package io.rec.mainapp.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Desk;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String ASSET = "/assets/probe-AbCd1234.js";

  private static Desk desk;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.started();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("a built file comes compressed as the browser takes it, and is kept for a year")
  void compressedAndCached() {
    HttpResponse<String> brotli = desk.role().getWith(ASSET, "Accept-Encoding", "gzip, br");
    HttpResponse<String> plain = desk.role().getWith(ASSET);

    assertThat(brotli.headers().firstValue("Content-Encoding")).contains("br");
    assertThat(brotli.body()).isEqualTo("stands for brotli");
    assertThat(brotli.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
  }

  @Test
  @DisplayName("what a browser has already is not sent again")
  void notSentAgain() {
    String tag = desk.role().getWith(ASSET).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = desk.role().getWith(ASSET, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  @DisplayName("every address of the dashboard is its page, with a policy for scripts")
  void everyAddressIsThePage() {
    HttpResponse<String> page = desk.role().getWith("/history?from=2026-03-01");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'")
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  @DisplayName("programs that ask for what is not there get a problem and no page")
  void programsGetAProblem() {
    HttpResponse<String> route = desk.role().getWith("/api/nothing");
    HttpResponse<String> file = desk.role().getWith("/assets/gone-AbCd1234.js");

    assertThat(route.statusCode()).isEqualTo(404);
    assertThat(route.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(file.statusCode()).isEqualTo(404);
  }
}

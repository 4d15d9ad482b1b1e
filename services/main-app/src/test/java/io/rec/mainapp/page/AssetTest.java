package io.rec.mainapp.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {

  private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br | br",
        "gzip | gzip",
        "br;q=0, gzip;q=0.5 | gzip",
        "deflate | ''",
        "'' | ''"
      })
  void theBestFormThatTheBrowserTakes(String accepted, String encoding) {
    assertThat(asset("index.html").best(accepted).encoding()).isEqualTo(encoding);
  }

  @Test
  void aNameWithItsHashIsKeptForAYear() {
    assertThat(asset("assets/index-DiwrgTda.js").caching()).contains("31536000", "immutable");
    assertThat(asset("index.html").caching()).isEqualTo("no-cache");
    assertThat(asset("manifest.webmanifest").caching()).isEqualTo("no-cache");
  }

  @Test
  void knowsItsTagWeakOrAmongOthers() {
    Asset asset = asset("index.html");

    assertThat(asset.matches("\"x\", W/" + asset.tag())).isTrue();
    assertThat(asset.matches("\"x\"")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../application.properties", "assets/../../x", "/etc/passwd", ".env", "a//b", ""})
  void noPathLeadsOutOfTheBuild(String path) throws IOException {
    assertThat(new Dashboard().asset(path)).isEmpty();
  }

  private static Asset asset(String path) {
    return new Asset(
        path,
        MediaType.TEXT_HTML_TYPE,
        List.of(
            new Asset.Form("br", PLAIN), new Asset.Form("gzip", PLAIN), new Asset.Form("", PLAIN)),
        Asset.tagOf(PLAIN));
  }
}

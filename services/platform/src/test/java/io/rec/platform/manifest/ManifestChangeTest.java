package io.rec.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestChangeTest {

  private final ConfigFolder config = ConfigFolder.create().with("sample");

  @Test
  @DisplayName("REC-PRT-10 listens on its own port of the manifest and follows a peer's new port")
  void followsAPeersNewPort() {
    try (FakePeer old = FakePeer.start().answers(200, "old");
        FakePeer moved = FakePeer.start().answers(200, "moved")) {
      config.port("db-poller", old.port());
      try (TestRole running = SampleRole.withoutDatabase().run(config).awaitReady()) {
        assertThat(running.role().port()).isEqualTo(config.port("sample"));
        assertThat(running.get("/sample/hop/db-poller").body()).isEqualTo("old");

        config.port("db-poller", moved.port());

        await()
            .untilAsserted(
                () -> assertThat(running.get("/sample/hop/db-poller").body()).isEqualTo("moved"));
        assertThat(running.getWith("/api/ports").body())
            .contains("\"db_poller\":" + moved.port())
            .contains("\"service_urls\"", "\"config_file\"", "\"host\"");
      }
    }
  }

  @Test
  @DisplayName("REC-MAIN-13 keeps the last good manifest when a broken one arrives")
  void keepsTheLastGoodManifest() {
    config.with("db-poller");
    try (TestRole running = SampleRole.withoutDatabase().run(config).awaitReady()) {
      config.manifest("{ this is not JSON");
      running.bean(Ports.class).refresh();

      assertThat(running.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(running.getWith("/api/ports").body()).contains("\"db_poller\"");
    }
  }

  @Test
  @DisplayName("REC-LEG-01 an old name leads to the port of its replacement")
  void oldNameLeadsToItsReplacement(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("MASTER_PORT_MANIFEST.json");
    Files.writeString(
        file,
        """
        {"system_name":"x","created":"2026","watchdog_services":
          {"symbol_price_watchdog_btc":{"port":8002,"description":"d","status":"active"}},
         "deprecated_services":
          {"btc_price_watchdog":{"port":8002,"description":"d","status":"deprecated",
           "replacement":"symbol_price_watchdog_btc"}}}
        """);

    PortManifest manifest = ManifestFile.read(file);

    assertThat(manifest.port("btc-price-watchdog")).hasValue(8002);
    assertThat(manifest.ports()).containsOnlyKeys("symbol_price_watchdog_btc");
  }
}

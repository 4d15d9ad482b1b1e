package io.rec.autoentrysupervisor;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.settings.SettingsChange;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The four settings of the spike alert by the names of contract 14. */
@Controller("/api/spike_alert_settings")
final class SpikeSettingsController {

  private final SettingsEditing editing;

  SpikeSettingsController(SettingsEditing editing) {
    this.editing = editing;
  }

  /** What is to become different. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Change(
      @Nullable Boolean enabled,
      @Nullable Integer momentumThreshold,
      @Nullable Integer cooldownThreshold,
      @Nullable Integer cooldownMinutes,
      @Nullable String by) {}

  @Get
  Map<String, Object> settings() {
    return SettingsDocuments.spike(editing.current());
  }

  @Post
  Map<String, Object> change(
      @Body Change wish, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    SettingsChange change =
        SettingsChange.ofSpike(
            wish.enabled(),
            wish.momentumThreshold(),
            wish.cooldownThreshold(),
            wish.cooldownMinutes(),
            wish.by());
    return SettingsDocuments.spike(editing.change(change, user));
  }
}

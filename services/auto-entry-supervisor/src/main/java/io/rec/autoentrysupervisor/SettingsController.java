package io.rec.autoentrysupervisor;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.SettingsChange;
import io.rec.platform.settings.TradeSettings;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of entries and stops in the shapes of v2 (contract 13.4), and their versions. */
@Controller("/api")
final class SettingsController {

  private static final int MOST_VERSIONS = 200;

  private final SettingsEditing editing;
  private final TradeSettings settings;

  SettingsController(SettingsEditing editing, TradeSettings settings) {
    this.editing = editing;
    this.settings = settings;
  }

  /** A switch. */
  @Serdeable
  record Switch(boolean enabled, @Nullable String by) {}

  @Serdeable
  record Versions(List<AutoTradeSettings> versions) {}

  @Get("/get_auto_trade_settings")
  Map<String, Object> all() {
    return SettingsDocuments.all(editing.current());
  }

  @Get("/get_auto_entry_settings")
  Map<String, Object> entry() {
    return SettingsDocuments.entry(editing.current());
  }

  @Get("/get_auto_stop_settings")
  Map<String, Object> stop() {
    return SettingsDocuments.stop(editing.current());
  }

  @Get("/get_auto_stop")
  Map<String, Object> autoStop() {
    return Map.of("enabled", editing.current().autoStop());
  }

  /** Newest first. */
  @Get("/auto_trade_settings/versions")
  Versions versions(@QueryValue(defaultValue = "20") int limit) throws SQLException {
    return new Versions(settings.history(Math.clamp(limit, 1, MOST_VERSIONS)));
  }

  @Post("/set_auto_entry_settings")
  Map<String, Object> setEntry(
      @Body SettingsChange change, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    return ok(SettingsDocuments.entry(editing.change(change, user)));
  }

  @Post("/update_auto_entry_settings")
  Map<String, Object> updateEntry(
      @Body SettingsChange change, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    return updated(SettingsDocuments.entry(editing.change(change, user)));
  }

  @Post("/set_auto_stop_settings")
  Map<String, Object> setStop(
      @Body SettingsChange change, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    return ok(SettingsDocuments.stop(editing.change(change, user)));
  }

  @Post("/update_auto_stop_settings")
  Map<String, Object> updateStop(
      @Body SettingsChange change, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    return updated(SettingsDocuments.stop(editing.change(change, user)));
  }

  @Post("/set_auto_entry")
  Map<String, Object> setAutoEntry(
      @Body Switch wish, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    editing.change(SettingsChange.ofAutoEntry(wish.enabled(), wish.by()), user);
    return ok(Map.of("enabled", wish.enabled()));
  }

  @Post("/set_auto_stop")
  Map<String, Object> setAutoStop(
      @Body Switch wish, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    editing.change(SettingsChange.ofAutoStop(wish.enabled(), wish.by()), user);
    return ok(Map.of("enabled", wish.enabled()));
  }

  private static Map<String, Object> ok(Map<String, Object> fields) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", "ok");
    answer.putAll(fields);
    return answer;
  }

  private static Map<String, Object> updated(Map<String, Object> fields) {
    return ok(Map.of("updated", fields));
  }
}

package io.rec.mainapp.gateway.automatic;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.settings.AutoTradeSettings;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The settings of the automatic entry, of the automatic stop and of the spike alert. */
@Refuses
@Controller("/api/settings")
@Needs(AccountRole.TRADER)
final class SettingsController {

  private final SettingsDesk desk;
  private final PreviewRows previews;

  SettingsController(SettingsDesk desk, PreviewRows previews) {
    this.desk = desk;
    this.previews = previews;
  }

  @Get("/auto_entry")
  @Needs(AccountRole.VIEWER)
  EntrySettings entry() {
    return Parts.entry(desk.current());
  }

  @Put("/auto_entry")
  EntrySettings entry(@Body EntrySettings wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    return Parts.entry(desk.change(person, "auto_entry", Parts.change(wish)));
  }

  @Get("/auto_entry/versions")
  @Needs(AccountRole.VIEWER)
  SettingsVersions entryVersions() throws SQLException {
    return desk.versions();
  }

  @Post("/auto_entry/revert")
  EntrySettings revertEntry(@Body Revert wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    AutoTradeSettings before = desk.earlier(version(wish.version()));
    return Parts.entry(desk.change(person, "auto_entry", Parts.change(Parts.entry(before))));
  }

  @Post("/auto_entry/preview")
  @Needs(AccountRole.VIEWER)
  Preview preview(@Body EntrySettings wish) throws SQLException {
    return previews.of(desk.current(), wish);
  }

  @Get("/auto_stop")
  @Needs(AccountRole.VIEWER)
  StopSettings stop() {
    return Parts.stop(desk.current());
  }

  @Put("/auto_stop")
  StopSettings stop(@Body StopSettings wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    return Parts.stop(desk.change(person, "auto_stop", Parts.change(wish)));
  }

  @Get("/auto_stop/versions")
  @Needs(AccountRole.VIEWER)
  SettingsVersions stopVersions() throws SQLException {
    return desk.versions();
  }

  @Post("/auto_stop/revert")
  StopSettings revertStop(@Body Revert wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    AutoTradeSettings before = desk.earlier(version(wish.version()));
    return Parts.stop(desk.change(person, "auto_stop", Parts.change(Parts.stop(before))));
  }

  @Get("/spike")
  @Needs(AccountRole.VIEWER)
  SpikeSettings spike() {
    return Parts.spike(desk.current());
  }

  @Put("/spike")
  SpikeSettings spike(@Body SpikeSettings wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    return Parts.spike(desk.change(person, "spike", Parts.change(wish)));
  }

  @Get("/spike/versions")
  @Needs(AccountRole.VIEWER)
  SettingsVersions spikeVersions() throws SQLException {
    return desk.versions();
  }

  @Post("/spike/revert")
  SpikeSettings revertSpike(@Body Revert wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    AutoTradeSettings before = desk.earlier(version(wish.version()));
    return Parts.spike(desk.change(person, "spike", Parts.change(Parts.spike(before))));
  }

  private static int version(@Nullable Integer asked) {
    Fields fields = new Fields();
    int version = fields.within("version", asked, 1, Integer.MAX_VALUE);
    fields.require();
    return version;
  }
}

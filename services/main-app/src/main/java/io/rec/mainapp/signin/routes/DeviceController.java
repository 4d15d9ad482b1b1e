package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.caller.Browser;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.mainapp.signin.caller.Place;
import io.rec.mainapp.signin.device.Device;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.door.SessionCookies;
import io.rec.mainapp.signin.entry.Leaving;
import io.rec.mainapp.signin.session.Session;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A person's remembered devices. One that is forgotten loses its sessions as well. */
@Refuses
@Controller("/api/auth/devices")
@Needs(AccountRole.VIEWER)
final class DeviceController {

  private final Database database;
  private final Devices devices;
  private final Leaving leaving;
  private final Callers callers;

  DeviceController(Database database, Devices devices, Leaving leaving, Callers callers) {
    this.database = database;
    this.devices = devices;
    this.leaving = leaving;
    this.callers = callers;
  }

  @Serdeable
  record Line(
      long id,
      String name,
      String browser,
      String place,
      Instant first_seen,
      Instant last_used,
      boolean current) {}

  @Get
  List<Line> devices(@Parameter(hidden = true) Session own) throws SQLException {
    return Acting.within(
            database, own.userId(), connection -> devices.ofUser(connection, own.userId()))
        .stream()
        .map(device -> line(device, own))
        .toList();
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> forget(@Parameter(hidden = true) Session own, long id, HttpRequest<?> request)
      throws SQLException {
    Caller caller = callers.of(request);
    if (!leaving.forget(own, id, caller)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "NoSuchDevice", "There is no such device, or it is forgotten.");
    }
    return forgotten(caller, current(own, id));
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> forgetAll(@Parameter(hidden = true) Session own, HttpRequest<?> request)
      throws SQLException {
    Caller caller = callers.of(request);
    leaving.forgetAll(own, caller);
    return forgotten(caller, own.device().isPresent());
  }

  private static HttpResponse<Void> forgotten(Caller caller, boolean thisOne) {
    MutableHttpResponse<Void> response = HttpResponse.noContent();
    if (thisOne) {
      new SessionCookies(response, caller.https()).closed();
    }
    return response;
  }

  private static Line line(Device device, Session own) {
    Browser browser = Browser.of(device.userAgent());
    return new Line(
        device.id(),
        browser.name(),
        browser.product(),
        Place.of(device.address()),
        device.firstSeen(),
        device.lastUsed(),
        current(own, device.id()));
  }

  private static boolean current(Session own, long device) {
    return own.device().isPresent() && own.device().getAsLong() == device;
  }
}

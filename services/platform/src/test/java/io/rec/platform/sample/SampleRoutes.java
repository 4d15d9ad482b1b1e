package io.rec.platform.sample;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.Call;
import io.rec.platform.http.Open;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.Peers;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.telemetry.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes of every kind the platform has to treat. */
@Controller("/sample")
@Requires(bean = SampleRole.class)
final class SampleRoutes {

  private static final Logger LOG = LoggerFactory.getLogger("io.rec.sample");

  private final SampleRole role;
  private final Peers peers;
  private final Database database;

  SampleRoutes(SampleRole role, Peers peers, Database database) {
    this.role = role;
    this.peers = peers;
    this.database = database;
  }

  @Serdeable
  record Ticket(String name, int count) {}

  @Get("/internal")
  String internal() {
    return "internal";
  }

  @Open
  @Get("/open")
  String open() {
    return "open";
  }

  @Get("/broken")
  String broken() {
    throw new IllegalStateException("the secret inside of the service");
  }

  @Get("/refused")
  String refused() {
    throw new ProblemException(HttpStatus.CONFLICT, "AlreadyThere", "It is already there.");
  }

  @Post("/ticket")
  Ticket ticket(@Body Ticket ticket) {
    return ticket;
  }

  @Get("/held")
  String held() throws InterruptedException {
    role.gate().entered().countDown();
    role.gate().leave().await();
    return "let go";
  }

  /** Tells which ids this service was called under. */
  @Get("/ids")
  String ids() {
    LOG.info("ids were asked");
    return RequestId.current().orElse("none") + " " + RequestId.currentTrace().orElse("none");
  }

  /** Asks another service for its ids. */
  @Get("/hop/{component}")
  String hop(String component) throws PeerUnavailable, InterruptedException {
    LOG.info("hop to {}", component);
    return peers.send(Call.get(component, "/sample/ids")).body();
  }

  @Get("/who")
  String who() throws SQLException {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT session_user")) {
            rows.next();
            return rows.getString(1);
          }
        });
  }
}

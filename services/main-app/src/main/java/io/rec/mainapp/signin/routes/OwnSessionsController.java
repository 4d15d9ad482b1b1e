package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.caller.Browser;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.mainapp.signin.caller.Place;
import io.rec.mainapp.signin.entry.Leaving;
import io.rec.mainapp.signin.session.Session;
import io.rec.mainapp.signin.session.SessionKind;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.mainapp.signin.session.SocketTickets;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A person's own sessions: all of them, ending them, and a ticket for a program's socket. */
@Refuses
@Controller("/api/auth")
@Needs(AccountRole.VIEWER)
final class OwnSessionsController {

  private final Database database;
  private final Sessions sessions;
  private final SocketTickets tickets;
  private final Leaving leaving;
  private final Callers callers;

  OwnSessionsController(
      Database database,
      Sessions sessions,
      SocketTickets tickets,
      Leaving leaving,
      Callers callers) {
    this.database = database;
    this.sessions = sessions;
    this.tickets = tickets;
    this.leaving = leaving;
    this.callers = callers;
  }

  @Serdeable
  record Line(
      long id,
      SessionKind kind,
      String name,
      String place,
      Instant created_at,
      Instant expires_at,
      boolean current) {}

  @Serdeable
  record TicketView(String ticket, Instant expires_at) {}

  @Get("/sessions")
  List<Line> sessions(@Parameter(hidden = true) Session own) throws SQLException {
    return Acting.within(
            database, own.userId(), connection -> sessions.ofUser(connection, own.userId()))
        .stream()
        .map(session -> line(session, own))
        .toList();
  }

  @Delete("/sessions/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void end(@Parameter(hidden = true) Session own, long id, HttpRequest<?> request)
      throws SQLException {
    if (!leaving.end(own, id, callers.of(request))) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "NoSuchSession", "There is no such session, or it has ended.");
    }
  }

  /** All but the one this is asked in. */
  @Delete("/sessions")
  @Status(HttpStatus.NO_CONTENT)
  void endOthers(@Parameter(hidden = true) Session own, HttpRequest<?> request)
      throws SQLException {
    leaving.endOthers(own, callers.of(request));
  }

  @Post("/socket-ticket")
  TicketView ticket(@Parameter(hidden = true) Session own) throws SQLException {
    SocketTickets.Ticket ticket = tickets.issue(own);
    return new TicketView(ticket.text(), ticket.expiresAt());
  }

  private static Line line(Session session, Session own) {
    return new Line(
        session.id(),
        session.kind(),
        Browser.of(session.userAgent()).name(),
        Place.of(session.address()),
        session.createdAt(),
        session.expiresAt(),
        session.id() == own.id());
  }
}

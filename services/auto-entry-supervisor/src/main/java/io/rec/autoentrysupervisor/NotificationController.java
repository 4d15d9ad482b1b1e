package io.rec.autoentrysupervisor;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.events.Outbox;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import java.io.IOException;
import java.sql.SQLException;

/** Passes a message about an automatic entry on to the browsers (contract 14). */
@Controller("/api/notify_automated_trade")
final class NotificationController {

  private final Database database;
  private final Outbox outbox;
  private final ObjectMapper json;

  NotificationController(Database database, Outbox outbox, ObjectMapper json) {
    this.database = database;
    this.outbox = outbox;
    this.json = json;
  }

  @Serdeable
  record Done(boolean success) {}

  @Post
  Done notification(@Body JsonNode message) throws SQLException, IOException {
    JsonNode ticker = message.get("ticker");
    if (ticker == null || !ticker.isString()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "Incomplete", "Expected an object with the ticker.");
    }
    String text = json.writeValueAsString(message);
    database.transaction(
        connection ->
            outbox.append(connection, "automated_trade_triggered", ticker.getStringValue(), text));
    return new Done(true);
  }
}

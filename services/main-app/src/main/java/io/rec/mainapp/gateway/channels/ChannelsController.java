package io.rec.mainapp.gateway.channels;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.roster.Connectors;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The channels for people who want to know whether they would be told. Not by a shelf that needs
 * the database: channels matter most while something is broken.
 */
@Refuses
@Controller("/api/channels")
@Needs(AccountRole.VIEWER)
final class ChannelsController {

  private static final String HUB = "connector-hub";
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

  private final Connectors connectors;
  private final Roles roles;
  private final Deeds deeds;
  private final Clock clock;
  private final Shelf<ChannelLines> shelf;

  ChannelsController(Connectors connectors, Roles roles, Deeds deeds, Reads reads, Clock clock) {
    this.connectors = connectors;
    this.roles = roles;
    this.deeds = deeds;
    this.clock = clock;
    this.shelf = reads.shelfOfPeer("The channels");
  }

  @Serdeable
  record Words(String id, String subject, String message) {}

  @Get
  Aged<ChannelLines> channels() throws InterruptedException {
    return shelf.take(
        "", FRESH, () -> new Dated<>(ChannelLines.of(connectors.now()), clock.instant()));
  }

  /** Sends a message by this channel now, past all routing, and answers once it was taken. */
  @Post("/{name}/try")
  @Needs(AccountRole.TRADER)
  @Consumes(MediaType.ALL)
  Trial send(String name, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    fields.check("name", NAME.matcher(name).matches(), "is a channel's name");
    fields.require();
    String request = UUID.randomUUID().toString();
    var words =
        new Words(
            request,
            "Test of the channel " + name,
            "%s wanted to know whether messages of the desk arrive here. They do."
                .formatted(person.name()));
    return deeds.whateverIsStored(
        person,
        "try_channel",
        request,
        Map.of("channel", name),
        () ->
            roles.command(
                HUB, "/api/connectors/%s/send".formatted(name), words, request, Trial.class));
  }
}

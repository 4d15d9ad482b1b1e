package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.notice.Notice;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.List;
import java.util.Optional;

/**
 * {@code /inbox[?service=NAME]} shows what was taken, oldest first, and DELETE forgets it; {@code
 * /inbox/smtp.pem} is what makes clients believe the mail server. It meets no faults itself, and
 * has every path of its port that is nobody else's.
 */
final class InboxSite implements CallSite {

  static final String ROOT = "/inbox";

  private final Inbox inbox;
  private final String certificate;

  InboxSite(Inbox inbox, String certificate) {
    this.inbox = inbox;
    this.certificate = certificate;
  }

  @Override
  public boolean serves(String rawPath) {
    return true;
  }

  @Override
  public Venue venue() {
    return Venue.ADMIN;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    return switch ("%s %s".formatted(request.method(), request.rawPath())) {
      case "GET /inbox" -> shown(request.query().one("service"));
      case "GET /inbox/smtp.pem" -> VenueAnswer.text(200, certificate);
      case "DELETE /inbox" -> {
        inbox.clear();
        yield VenueAnswer.NO_CONTENT;
      }
      default -> refusal("nothing is at " + request.rawPath());
    };
  }

  private VenueAnswer shown(Optional<String> service) {
    Optional<Venue> venue = service.flatMap(Venue::of);
    if (service.isPresent() && venue.isEmpty()) {
      return refusal("there is no service " + service.get());
    }
    List<Notice> notices = venue.map(inbox::of).orElseGet(inbox::all);
    return VenueAnswer.ok(
        new JsonObject().with("notices", notices.stream().map(Notice::shown).toList()));
  }

  private static VenueAnswer refusal(String message) {
    return VenueAnswer.of(404, new JsonObject().with("message", message));
  }
}

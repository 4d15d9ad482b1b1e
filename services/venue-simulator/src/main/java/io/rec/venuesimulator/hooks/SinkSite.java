package io.rec.venuesimulator.hooks;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes any JSON at its registered addresses, and keeps the headers too. */
public final class SinkSite implements CallSite {

  public static final String ROOT = "/hooks";

  private final Map<String, Sink> sinks = new LinkedHashMap<>();
  private final Inbox inbox;

  public SinkSite(List<Sink> registered, Inbox inbox) {
    this.inbox = inbox;
    registered.forEach(sink -> sinks.put(ROOT + "/" + sink.path(), sink));
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith(ROOT + "/");
  }

  @Override
  public Venue venue() {
    return Venue.WEBHOOK;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    Sink sink = sinks.get(request.rawPath());
    if (sink == null) {
      return VenueAnswer.text(404, "no hook at " + request.rawPath());
    }
    if (!request.method().equals("POST")) {
      return VenueAnswer.text(405, "POST only").with("Allow", "POST");
    }
    Optional<String> wanted = sink.token().map("Bearer "::concat);
    if (wanted.isPresent() && !wanted.equals(request.header("authorization"))) {
      return VenueAnswer.text(401, "not the token of " + request.rawPath())
          .with("WWW-Authenticate", "Bearer");
    }
    try {
      return taken(request, Json.readObject(request.body()));
    } catch (IOException unreadable) {
      return VenueAnswer.text(400, "the body is no JSON object");
    }
  }

  private VenueAnswer taken(VenueRequest request, JsonObject body) {
    inbox.put(
        inbox.nextNumber(),
        Venue.WEBHOOK,
        request.body().length(),
        new JsonObject()
            .with("path", request.rawPath())
            .with("headers", new TreeMap<>(request.headers()))
            .with("body", body));
    return VenueAnswer.text(200, "ok");
  }
}

package io.rec.venuesimulator.alpaca;

import io.rec.venuesimulator.account.CallQuota;
import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.rest.AlpacaCalls;
import io.rec.venuesimulator.alpaca.rest.Refusal;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;

/** Alpaca on a port of its own: calls by two headers, and the stream. */
public final class AlpacaSite implements Site {

  private static final String STREAM = "/stream";

  private final AlpacaAccounts accounts;
  private final AlpacaCalls calls;
  private final AlpacaStream stream;

  public AlpacaSite(AlpacaAccounts accounts, AlpacaCalls calls, AlpacaStream stream) {
    this.accounts = accounts;
    this.calls = calls;
    this.stream = stream;
  }

  @Override
  public boolean serves(String rawPath) {
    return true;
  }

  @Override
  public Venue venue(boolean upgrade) {
    return upgrade ? Venue.ALPACA_WS : Venue.ALPACA_REST;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    try {
      AlpacaAccounts.Holder holder =
          accounts.caller(request.header("apca-api-key-id"), request.header("apca-api-secret-key"));
      CallQuota.Standing standing = holder.quota().take();
      return answer(holder, request, standing.granted())
          .with("X-RateLimit-Limit", String.valueOf(standing.limit()))
          .with("X-RateLimit-Remaining", String.valueOf(standing.remaining()))
          .with("X-RateLimit-Reset", String.valueOf(standing.resetSecond()));
    } catch (Denied unknown) {
      return Refusal.of(unknown);
    }
  }

  /** Anybody may connect; who it is has to be said in the first message. */
  @Override
  public Admission admit(VenueRequest upgrade) {
    return upgrade.rawPath().equals(STREAM)
        ? new Admission.Welcome(outlet -> new AlpacaTalk(stream, accounts, outlet), true)
        : new Admission.Refused(Refusal.of(Denied.notFound("endpoint not found")));
  }

  private VenueAnswer answer(AlpacaAccounts.Holder holder, VenueRequest request, boolean granted) {
    try {
      return granted ? calls.answer(holder.desk(), request) : Refusal.of(Denied.tooMany());
    } catch (Denied denied) {
      return Refusal.of(denied);
    }
  }
}

package io.rec.venuesimulator.kalshi;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Caller;
import io.rec.venuesimulator.account.SignatureGate;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.kalshi.rest.KalshiCalls;
import io.rec.venuesimulator.kalshi.stream.MarketStream;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.Optional;

/** The exchange behind its two paths. */
public final class KalshiSite implements Site {

  private static final String ROOT = "/trade-api/";
  private static final String STREAM = "/trade-api/ws/v2";
  private static final long MOST_CONNECTIONS_AT_THE_LOWEST_TIER = 200;

  private final KalshiCalls calls;
  private final MarketStream stream;
  private final SignatureGate gate;

  public KalshiSite(KalshiCalls calls, MarketStream stream, SignatureGate gate) {
    this.calls = calls;
    this.stream = stream;
    this.gate = gate;
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith(ROOT);
  }

  @Override
  public Venue venue(boolean upgrade) {
    return upgrade ? Venue.KALSHI_WS : Venue.KALSHI_REST;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    boolean ours =
        request.rawPath().equals(KalshiCalls.ROOT)
            || request.rawPath().startsWith(KalshiCalls.ROOT + "/");
    return ours ? calls.answer(request) : Refusal.notFound();
  }

  private boolean full(Account account) {
    return account.tier() == Tier.BASIC
        && stream.connectionsOf(account) >= MOST_CONNECTIONS_AT_THE_LOWEST_TIER;
  }

  /** Even for public channels the handshake is signed. */
  @Override
  public Admission admit(VenueRequest upgrade) {
    if (!upgrade.rawPath().equals(STREAM)) {
      return new Admission.Refused(Refusal.notFound());
    }
    return switch (gate.check(upgrade.method(), upgrade.rawPath(), upgrade.headers())) {
      case Caller.Refused refused -> new Admission.Refused(Refusal.unauthorized(refused));
      case Caller.Unsigned unsigned when unsigned.account().isEmpty() ->
          new Admission.Refused(Refusal.unsigned());
      case Caller.Unsigned unsigned ->
          new Admission.Welcome(outlet -> stream.talk(outlet, unsigned.account()));
      case Caller.Member member when full(member.account()) ->
          new Admission.Refused(Refusal.tooManyRequests());
      case Caller.Member member ->
          new Admission.Welcome(outlet -> stream.talk(outlet, Optional.of(member.account())));
    };
  }
}

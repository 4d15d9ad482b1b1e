package io.rec.mainapp.signin.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs and reads session tokens: JWTs with HS256 and nothing else. */
@Singleton
final class SessionTokens {

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
  private static final String ISSUER = "recio";
  private static final int LONGEST = 2048;

  /** By how much the clocks of two of our pods may differ. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final SessionKeys keys;
  private final String audience;
  private final Clock clock;

  SessionTokens(SessionKeys keys, RoleIdentity identity, Clock clock) {
    this.keys = keys;
    this.audience = identity.system() + "." + identity.namespace();
    this.clock = clock;
  }

  /** The secret part of a token that is ours, for this desk, and in force. */
  Optional<String> secretOf(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return signedByUs(jwt) ? inForce(jwt.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException noToken) {
      return Optional.empty();
    }
  }

  String sign(Session session, String secret) {
    SessionKeys.Key key = keys.toSignWith();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(audience)
            .subject(session.userId())
            .jwtID(secret)
            .issueTime(Date.from(session.createdAt()))
            .notBeforeTime(Date.from(session.createdAt()))
            .expirationTime(Date.from(session.expiresAt()))
            .claim("sid", Long.toString(session.id()))
            .claim("username", session.username())
            .claim("role", session.role().word())
            .build();
    JWSHeader header =
        new JWSHeader.Builder(ALGORITHM).type(JOSEObjectType.JWT).keyID(key.id()).build();
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(new MACSigner(key.bytes()));
      return jwt.serialize();
    } catch (JOSEException failed) {
      throw new IllegalStateException("a session token could not be signed", failed);
    }
  }

  /** The algorithm is ours to say, not the token's. */
  private boolean signedByUs(SignedJWT jwt) throws JOSEException {
    JWSHeader header = jwt.getHeader();
    @Nullable String id = header.getKeyID();
    if (id == null || !ALGORITHM.equals(header.getAlgorithm())) {
      return false;
    }
    Optional<SessionKeys.Key> key = keys.withId(id);
    return key.isPresent() && jwt.verify(new MACVerifier(key.get().bytes()));
  }

  private Optional<String> inForce(@Nullable JWTClaimsSet claims) {
    if (claims == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    @Nullable Date from = claims.getNotBeforeTime();
    @Nullable Date until = claims.getExpirationTime();
    boolean good =
        ISSUER.equals(claims.getIssuer())
            && List.of(audience).equals(claims.getAudience())
            && from != null
            && !from.toInstant().isAfter(now.plus(SKEW))
            && until != null
            && until.toInstant().isAfter(now)
            && claims.getSubject() != null;
    return good ? Optional.ofNullable(claims.getJWTID()) : Optional.empty();
  }
}

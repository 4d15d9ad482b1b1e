package io.rec.mainapp.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every route there is, asked with everything that must not open it. */
class RouteSweepTest {

  private static Desk desk;
  private static SignedJWT good;
  private static final Map<String, String> WORTHLESS = new LinkedHashMap<>();

  @BeforeAll
  static void startDesk() throws Exception {
    desk = Desk.started();
    desk.account("vera", "viewer");
    desk.account("tom", "trader");
    good = SignedJWT.parse(session("admin"));
    WORTHLESS.put("garbage", "garbage");
    WORTHLESS.put("the services' token", ConfigFolder.TOKEN);
    WORTHLESS.put("expired", signed(claims().expirationTime(before(Duration.ofSeconds(1)))));
    WORTHLESS.put("not yet valid", signed(claims().notBeforeTime(before(Duration.ofHours(-1)))));
    WORTHLESS.put("of another issuer", signed(claims().issuer("other")));
    WORTHLESS.put("for another desk", signed(claims().audience("other.default")));
    WORTHLESS.put("without a number", signed(claims().jwtID(null)));
    WORTHLESS.put("with a number nobody issued", signed(claims().jwtID("x".repeat(43))));
    WORTHLESS.put("without an end", signed(claims().expirationTime(null)));
    WORTHLESS.put("by a foreign key", by("a foreign key that is long enough 0123456789"));
    WORTHLESS.put("of another key's id", withKeyId("000000000000"));
    WORTHLESS.put("HS512", withAlgorithm(JWSAlgorithm.HS512));
    WORTHLESS.put("RS256", rs256());
    WORTHLESS.put("alg none", new PlainJWT(good.getJWTClaimsSet()).serialize());
    WORTHLESS.put("with its signature cut off", good.serialize().replaceFirst("[^.]*$", ""));
    WORTHLESS.put("tampered", tampered());
    WORTHLESS.put("signed out", signedOut());
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @TestFactory
  @DisplayName(
      "REC-AU-05 TPS-AU-06 R48 each route for people refuses each worthless token with 401")
  Stream<DynamicTest> refusesWorthlessTokens() {
    return guarded()
        .flatMap(
            route ->
                WORTHLESS.entrySet().stream()
                    .map(
                        token ->
                            dynamicTest(
                                name(route) + " " + token.getKey(),
                                () -> refused(ask(route, bearer(token.getValue()))))));
  }

  @TestFactory
  @DisplayName("REC-AU-05 each route for people refuses whoever shows nothing, or a bad cookie")
  Stream<DynamicTest> refusesNobody() {
    return guarded()
        .map(
            route ->
                dynamicTest(
                    name(route),
                    () -> {
                      refused(ask(route, desk.browser()));
                      String expired = WORTHLESS.get("expired");
                      refused(ask(route, desk.browser().withCookie("recio_session", expired)));
                    }));
  }

  @TestFactory
  @DisplayName("REC-AU-05 each route refuses people whose role is too low with 403")
  Stream<DynamicTest> refusesLowRoles() {
    Map<AccountRole, String> lower = Map.of(AccountRole.TRADER, "vera", AccountRole.ADMIN, "tom");
    return guarded()
        .filter(route -> lower.containsKey(needed(route)))
        .map(
            route ->
                dynamicTest(
                    name(route),
                    () -> {
                      String token = session(lower.get(needed(route)));
                      HttpResponse<String> answer = ask(route, bearer(token));
                      assertThat(answer.statusCode()).isEqualTo(403);
                      assertThat(answer.body()).contains("\"reason\":\"RoleTooLow\"");
                    }));
  }

  @Test
  @DisplayName("REC-AU-05 every route says for whom it is, and nobody but the door is open")
  void everyRouteIsDecided() {
    Guards guards = desk.role().bean(Guards.class);

    assertThat(guards.undecided()).isEmpty();
    assertThat(routes().filter(Guards::open).map(RouteSweepTest::name).toList())
        .allMatch(
            route ->
                route.matches(
                    "(GET|HEAD) (/|/ws|/health.*|/prometheus|/metrics|/api/ports|/monitor/.*|/assets/.*"
                        + "|/api/auth/session|/favicon.*|/manifest.*|/openapi.json|/\\{\\+path})"
                        + "|POST (/api)?/auth/(login|verify|logout|refresh)"));
  }

  @Test
  @DisplayName("REC-AU-05 a HEAD request is guarded as the GET it stands for")
  void headIsGuardedToo() {
    assertThat(desk.browser().send("HEAD", "/api/auth/sessions", "").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("the token that the worthless ones are made from is a good one")
  void theGoodOneIsGood() {
    assertThat(bearer(good.serialize()).get("/api/auth/sessions").statusCode()).isEqualTo(200);
    assertThat(bearer(signedAsBefore()).get("/api/auth/sessions").statusCode()).isEqualTo(200);
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("Please sign in.")
        .containsPattern("\"request_id\":\"[^\"]+\"")
        .doesNotContain("expired", "signature", "Exception", "jwt", "alg", "role");
  }

  private static HttpResponse<String> ask(UriRouteInfo<?, ?> route, Browser browser) {
    String path = route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}", "1");
    String body = route.getHttpMethod().permitsRequestBody() ? "{}" : "";
    return browser.send(route.getHttpMethod().name(), path, body);
  }

  private static Stream<UriRouteInfo<?, ?>> routes() {
    return desk.role().bean(Router.class).uriRoutes();
  }

  private static Stream<UriRouteInfo<?, ?>> guarded() {
    return routes()
        .filter(route -> Guards.needed(route).isPresent())
        // The framework answers HEAD by the GET route of the same method, without a body.
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD);
  }

  private static AccountRole needed(UriRouteInfo<?, ?> route) {
    return Guards.needed(route).orElseThrow();
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethod() + " " + route.getUriMatchTemplate();
  }

  private static Browser bearer(String token) {
    return desk.browser().with("Authorization", "Bearer " + token);
  }

  private static String session(String username) {
    return desk.browser().signInAs(username).cookie("recio_session").orElseThrow();
  }

  private static JWTClaimsSet.Builder claims() throws ParseException {
    return new JWTClaimsSet.Builder(good.getJWTClaimsSet());
  }

  private static Date before(Duration duration) {
    Instant now = desk.clock().instant();
    return Date.from(now.minus(duration));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(good.getHeader(), claims.build(), ConfigFolder.SESSION_KEY);
  }

  private static String signedAsBefore() {
    try {
      return signed(claims());
    } catch (JOSEException | ParseException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, String key)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
    return jwt.serialize();
  }

  private static String by(String key) throws JOSEException, ParseException {
    return signed(good.getHeader(), claims().build(), key);
  }

  private static String withKeyId(String id) throws JOSEException, ParseException {
    JWSHeader header = new JWSHeader.Builder(good.getHeader()).keyID(id).build();
    return signed(header, claims().build(), ConfigFolder.SESSION_KEY);
  }

  private static String withAlgorithm(JWSAlgorithm algorithm) throws JOSEException, ParseException {
    JWSHeader header = new JWSHeader.Builder(algorithm).keyID(good.getHeader().getKeyID()).build();
    SignedJWT jwt = new SignedJWT(header, claims().build());
    jwt.sign(new MACSigner(ConfigFolder.SESSION_KEY.repeat(2).getBytes(StandardCharsets.UTF_8)));
    return jwt.serialize();
  }

  private static String rs256() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(good.getHeader().getKeyID()).build();
    SignedJWT jwt = new SignedJWT(header, claims().build());
    var keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    jwt.sign(new RSASSASigner(keys.generateKeyPair().getPrivate()));
    return jwt.serialize();
  }

  /** Another role in the payload, the signature as it was. */
  private static String tampered() throws ParseException {
    String[] parts = good.serialize().split("\\.");
    String payload = claims().claim("role", "owner").build().toPayload().toBase64URL().toString();
    return String.join(".", List.of(parts[0], payload, parts[2]));
  }

  private static String signedOut() {
    Browser browser = desk.browser().signIn();
    String token = browser.cookie("recio_session").orElseThrow();
    browser.post("/auth/logout", "");
    return token;
  }
}

package io.rec.mainapp.signin.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.rec.mainapp.signin.session.Opened;
import io.rec.mainapp.signin.session.Sessions;
import java.time.Duration;
import java.util.Optional;

/** The three cookies of a browser: its session, the token against forgery, and its device. */
public final class SessionCookies {

  private static final String SESSION = "recio_session";
  private static final String CSRF = "recio_csrf";
  private static final String DEVICE = "recio_device";
  private static final String EVERYWHERE = "/";

  /** The device's token is sent only where it is asked for. */
  private static final String AT_SIGN_IN = "/api/auth";

  private final MutableHttpResponse<?> response;
  private final boolean https;

  public SessionCookies(MutableHttpResponse<?> response, boolean https) {
    this.response = response;
    this.https = https;
  }

  public static Optional<String> session(HttpRequest<?> request) {
    return request.getCookies().findCookie(SESSION).map(Cookie::getValue);
  }

  public static Optional<String> device(HttpRequest<?> request) {
    return request.getCookies().findCookie(DEVICE).map(Cookie::getValue);
  }

  public void opened(Opened opened) {
    set(SESSION, opened.token(), EVERYWHERE, true, Sessions.LIFE);
    set(CSRF, opened.csrf(), EVERYWHERE, false, Sessions.LIFE);
  }

  public void remembered(String token, Duration life) {
    set(DEVICE, token, AT_SIGN_IN, true, life);
  }

  public void forgetDevice() {
    set(DEVICE, "", AT_SIGN_IN, true, Duration.ZERO);
  }

  public void closed() {
    set(SESSION, "", EVERYWHERE, true, Duration.ZERO);
    set(CSRF, "", EVERYWHERE, false, Duration.ZERO);
    forgetDevice();
  }

  private void set(String name, String value, String path, boolean httpOnly, Duration life) {
    response.cookie(
        Cookie.of(name, value)
            .path(path)
            .httpOnly(httpOnly)
            .secure(https)
            .sameSite(SameSite.Strict)
            .maxAge(life.toSeconds()));
  }
}

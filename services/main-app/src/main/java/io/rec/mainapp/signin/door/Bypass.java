package io.rec.mainapp.signin.door;

import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpRequest;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Person;
import io.rec.mainapp.signin.SignInSettings;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a developer in on their own machine without signing in. A process that is told to do so
 * anywhere else, or with real money, does not start.
 */
@Context
public final class Bypass {

  private static final Logger LOG = LoggerFactory.getLogger(Bypass.class);
  private static final String DEVELOPMENT = "Development";
  private static final Person LOCAL = new Person("user_0001", "local", AccountRole.ADMIN, true);

  private final boolean on;
  private final Callers callers;

  Bypass(SignInSettings settings, RoleIdentity identity, Callers callers) {
    this.on = settings.bypass();
    this.callers = callers;
    if (on && (!identity.profile().equals(DEVELOPMENT) || identity.mode() == Mode.LIVE)) {
      throw new IllegalStateException(
          "recio.signin.bypass is only for profile %s in Paper mode; this is %s, %s"
              .formatted(DEVELOPMENT, identity.profile(), identity.mode().word()));
    }
    if (on) {
      LOG.warn("AUTH OFF: whoever comes from this machine is let in without signing in");
    }
  }

  /** A page of a stranger in the same browser, or a name of theirs that leads here, is not us. */
  public Optional<Person> of(HttpRequest<?> request) {
    if (!on) {
      return Optional.empty();
    }
    Caller caller = callers.of(request);
    boolean local =
        caller.direct()
            && caller.address().isLoopbackAddress()
            && Origins.loopbackHost(request)
            && Origins.own(request);
    return local ? Optional.of(LOCAL) : Optional.empty();
  }
}

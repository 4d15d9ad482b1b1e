package io.rec.mainapp.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How people sign in.
 *
 * @param bypass lets everybody on this machine in without signing in; refused outside of the
 *     development profile and with real money
 * @param trustedProxies addresses and networks, separated by commas, whose word on the caller's
 *     address and on https is believed: the ingress in front of the main app
 * @param deviceDays how long a remembered device may stay unused
 */
@ConfigurationProperties("recio.signin")
public record SignInSettings(
    @Bindable(defaultValue = "false") boolean bypass,
    @Bindable(defaultValue = "") String trustedProxies,
    @Bindable(defaultValue = "90") int deviceDays) {

  private static final int MOST_DAYS = 365;

  public SignInSettings {
    if (deviceDays < 1 || deviceDays > MOST_DAYS) {
      throw new IllegalArgumentException("recio.signin.device-days is from 1 to " + MOST_DAYS);
    }
  }
}

package io.rec.systemmonitor.look;

import io.micronaut.serde.annotation.Serdeable;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One of several pods of a service.
 *
 * @param leased whether its service has one that acts
 * @param acting whether this is it
 * @param token of the lease it believes to hold, null without one
 */
@Serdeable
public record Instance(String address, boolean leased, boolean acting, @Nullable Long token) {

  static Instance of(String address, boolean leased, boolean acting, OptionalLong token) {
    return new Instance(address, leased, acting, token.isPresent() ? token.getAsLong() : null);
  }
}

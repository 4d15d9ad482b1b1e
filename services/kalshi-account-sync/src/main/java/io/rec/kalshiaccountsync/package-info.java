/**
 * The account sync: mirrors the account at the exchange into the database and states what changed.
 * Of several processes the one with the lease does so; the others wait beside it.
 *
 * <p>Its beans exist only in a process of its name, so that the simulator can run beside a role.
 */
@Configuration
@Requires(property = "micronaut.application.name", value = "kalshi-account-sync")
@NullMarked
package io.rec.kalshiaccountsync;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;

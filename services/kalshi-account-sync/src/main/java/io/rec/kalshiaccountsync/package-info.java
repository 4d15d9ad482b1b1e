/**
 * The account sync: mirrors the account at the exchange into the database. This version mirrors the
 * balance and keeps the account's stream open.
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

/**
 * The watchdog of the exchange's API: asks whether the exchange is up, keeps a record of the
 * answers and tells it in a heartbeat.
 *
 * <p>Its beans exist only in a process of its name, so that the simulator can run beside a role.
 */
@Configuration
@Requires(property = "micronaut.application.name", value = "kalshi-api-watchdog")
@NullMarked
package io.rec.kalshiapiwatchdog;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;

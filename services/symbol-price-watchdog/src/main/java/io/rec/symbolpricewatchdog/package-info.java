/**
 * The price watchdog of one symbol: takes ticks from the data venue and writes one row a second,
 * under the second the venue says, to the symbol's price log.
 *
 * <p>Its beans exist only in a process of its name, so that the simulator can run beside a role.
 */
@Configuration
@Requires(property = "micronaut.application.name", pattern = "symbol-price-watchdog-.*")
@NullMarked
package io.rec.symbolpricewatchdog;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;

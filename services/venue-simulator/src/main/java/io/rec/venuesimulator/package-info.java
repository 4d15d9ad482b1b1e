/**
 * The paper venue: a price feed and an exchange that speak the wire protocols of the real ones, so
 * that everything else runs unchanged without an account or a network.
 *
 * <p>Its beans exist only in a process of its name, so that the simulator can run beside a role.
 */
@Configuration
@Requires(property = "micronaut.application.name", value = "venue-simulator")
@NullMarked
package io.rec.venuesimulator;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;

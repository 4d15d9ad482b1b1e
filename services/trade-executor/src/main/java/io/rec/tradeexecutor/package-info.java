/**
 * The trade executor: the only service that speaks to the exchange about orders. It sends what the
 * trade manager has stored, once, looks up what it cannot know, and says what became of it.
 *
 * <p>Its beans exist only in a process of its name, so that the simulator can run beside a role.
 */
@Configuration
@Requires(property = "micronaut.application.name", value = "trade-executor")
@NullMarked
package io.rec.tradeexecutor;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;

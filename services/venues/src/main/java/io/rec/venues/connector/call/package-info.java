/**
 * How a call to an outside service is made: under a named policy of attempts, waits, limits and a
 * circuit breaker, on a clock that a test can hold, with an event for each thing that happens.
 */
@NullMarked
package io.rec.venues.connector.call;

import org.jspecify.annotations.NullMarked;

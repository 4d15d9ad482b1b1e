/** The named retry and breaker policies of the project, as values. */
@NullMarked
package io.rec.platform.resilience;

import org.jspecify.annotations.NullMarked;

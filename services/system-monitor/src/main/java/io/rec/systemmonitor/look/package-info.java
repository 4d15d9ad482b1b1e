/**
 * What one round sees: every service's readiness and figures, who runs more than once, and how the
 * database does. Whatever does not answer is missing, never zero.
 */
@NullMarked
package io.rec.systemmonitor.look;

import org.jspecify.annotations.NullMarked;

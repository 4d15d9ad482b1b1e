/**
 * Figures against their limits: when one is too high for long enough it is an alert, and it is over
 * when it has been clearly lower for long enough. A figure that is missing changes nothing.
 */
@NullMarked
package io.rec.systemmonitor.threshold;

import org.jspecify.annotations.NullMarked;

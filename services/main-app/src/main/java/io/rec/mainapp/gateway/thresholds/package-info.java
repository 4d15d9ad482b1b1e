/** From where on a figure is too high, as the system monitor has it. */
@NullMarked
package io.rec.mainapp.gateway.thresholds;

import org.jspecify.annotations.NullMarked;

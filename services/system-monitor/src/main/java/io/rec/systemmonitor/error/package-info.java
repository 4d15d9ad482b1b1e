/** The errors of all services as people look at them, and which of them wake somebody. */
@NullMarked
package io.rec.systemmonitor.error;

import org.jspecify.annotations.NullMarked;

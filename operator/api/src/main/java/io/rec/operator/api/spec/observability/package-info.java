/** What the system tells about itself: traces, metrics, logs. */
@NullMarked
package io.rec.operator.api.spec.observability;

import org.jspecify.annotations.NullMarked;

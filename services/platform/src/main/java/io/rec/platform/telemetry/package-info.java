/**
 * What a service tells about itself: JSON log lines, traces and metrics, tied by one request id.
 */
@NullMarked
package io.rec.platform.telemetry;

import org.jspecify.annotations.NullMarked;

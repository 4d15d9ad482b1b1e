/** The gateway's sockets under many pages and many events. */
@NullMarked
package io.rec.benchmarks.live;

import org.jspecify.annotations.NullMarked;

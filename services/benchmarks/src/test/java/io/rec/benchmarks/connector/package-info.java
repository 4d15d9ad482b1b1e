/** What a connector costs beside the bare call that it makes. */
@NullMarked
package io.rec.benchmarks.connector;

import org.jspecify.annotations.NullMarked;

/** What an analysis by the built-in model costs, and what its cache saves. */
@NullMarked
package io.rec.benchmarks.analysis;

import org.jspecify.annotations.NullMarked;

/** A desk of processes on this machine, for measurements that need no cluster. */
@NullMarked
package io.rec.benchmarks.desk;

import org.jspecify.annotations.NullMarked;

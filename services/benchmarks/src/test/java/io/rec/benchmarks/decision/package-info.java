/** The part of an automatic entry that is thinking: from the strike table to the order's bytes. */
@NullMarked
package io.rec.benchmarks.decision;

import org.jspecify.annotations.NullMarked;

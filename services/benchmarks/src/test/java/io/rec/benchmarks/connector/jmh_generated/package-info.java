/**
 * Where JMH puts the loops it generates around the benchmarks. Nothing here is written by hand but
 * this paragraph, which the house asks of every package.
 */
@NullMarked
package io.rec.benchmarks.connector.jmh_generated;

import org.jspecify.annotations.NullMarked;

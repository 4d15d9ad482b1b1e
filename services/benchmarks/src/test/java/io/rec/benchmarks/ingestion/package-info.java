/**
 * How many price rows a second, momentum included, a real PostgreSQL takes, and what WAL they cost.
 */
@NullMarked
package io.rec.benchmarks.ingestion;

import org.jspecify.annotations.NullMarked;

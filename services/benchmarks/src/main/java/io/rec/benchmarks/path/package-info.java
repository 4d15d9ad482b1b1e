/**
 * The whole path on one machine: simulator, price watchdogs, coordinator and PostgreSQL as
 * processes of their own, and a client that listens to the strike tables. Measures from the venue's
 * time of a tick to the announcement of the first table made from it.
 */
@NullMarked
package io.rec.benchmarks.path;

import org.jspecify.annotations.NullMarked;

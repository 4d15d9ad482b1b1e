/**
 * Makes a set of tables from a history: one pass, progress shown, and a checkpoint now and then so
 * that a killed run goes on where it was and ends with the same tables.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import org.jspecify.annotations.NullMarked;

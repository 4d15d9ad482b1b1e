/**
 * Which fingerprints are in force: the active set of each symbol from the database, held in memory
 * and exchanged as a whole, or in paper trading the built-in synthetic one under its own name.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.model;

import org.jspecify.annotations.NullMarked;

/**
 * Making strike tables: one loop for each symbol that runs when a tick or a market change comes in
 * and at least once a second, through named steps whose success, duration and error are kept.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.production;

import org.jspecify.annotations.NullMarked;

/**
 * Positions follow from fills: counted anew at each start and after each fill, and what differs is
 * repaired.
 */
@NullMarked
package io.rec.trademanager.position;

import org.jspecify.annotations.NullMarked;

/**
 * What the venue charges. One formula, {@code rate × count × price × (1 − price)}, and two ways to
 * round it: as the venue did while the original ran, and as it does now. The fee of an order that
 * is not yet filled is an estimate for limits and display; what is booked is what the venue
 * reports.
 */
@NullMarked
package io.rec.domain.fee;

import org.jspecify.annotations.NullMarked;

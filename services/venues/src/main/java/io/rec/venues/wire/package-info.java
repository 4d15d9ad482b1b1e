/**
 * Reading what a venue wrote: fields that are there, numbers that are numbers. What is neither is
 * refused with its name before it becomes a fact.
 */
@NullMarked
package io.rec.venues.wire;

import org.jspecify.annotations.NullMarked;

/** Which events and markets exist at an instant, and in which state of their life each is. */
@NullMarked
package io.rec.venuesimulator.calendar;

import org.jspecify.annotations.NullMarked;

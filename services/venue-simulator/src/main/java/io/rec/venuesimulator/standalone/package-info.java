/** The simulator as a program of its own, without cluster, database or settings files. */
@NullMarked
package io.rec.venuesimulator.standalone;

import org.jspecify.annotations.NullMarked;

/** What can be made to go wrong at run time, venue by venue. */
@NullMarked
package io.rec.venuesimulator.fault;

import org.jspecify.annotations.NullMarked;

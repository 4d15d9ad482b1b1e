/** What the paper exchange remembers of its members, in the system's database. */
@NullMarked
package io.rec.venuesimulator.store;

import org.jspecify.annotations.NullMarked;

/** What comes back by itself: deleted objects, drift, pods, the database. */
@NullMarked
package io.rec.e2e.healing;

import org.jspecify.annotations.NullMarked;

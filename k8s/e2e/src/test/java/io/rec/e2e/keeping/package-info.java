/** What a desk keeps while it is stopped, and what comes back of a database that was lost. */
@NullMarked
package io.rec.e2e.keeping;

import org.jspecify.annotations.NullMarked;

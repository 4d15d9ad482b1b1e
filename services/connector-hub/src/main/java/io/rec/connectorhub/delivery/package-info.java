/** Notices on their way: taken in once, sent at least once, and what became of them. */
@NullMarked
package io.rec.connectorhub.delivery;

import org.jspecify.annotations.NullMarked;

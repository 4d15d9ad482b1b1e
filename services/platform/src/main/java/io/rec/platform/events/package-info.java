/**
 * How facts and announcements travel between services. A fact is written to the outbox in the
 * transaction that makes it true and is read in order, from an offset, by whoever follows; an
 * announcement is a short text on a PostgreSQL channel that only those hear who listen now.
 */
@NullMarked
package io.rec.platform.events;

import org.jspecify.annotations.NullMarked;

/**
 * The trades that are supervised: read from the table that owns them, at once when a fact says that
 * one changed, and each second in case a fact was lost.
 */
@NullMarked
package io.rec.activetradesupervisor.book;

import org.jspecify.annotations.NullMarked;

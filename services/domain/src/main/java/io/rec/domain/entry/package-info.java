/**
 * When a trade is entered: whether entries are on at all, which rows of the strike table qualify
 * and why the others do not, the pause after an entry, and what every ticket must satisfy, whoever
 * wrote it.
 */
@NullMarked
package io.rec.domain.entry;

import org.jspecify.annotations.NullMarked;

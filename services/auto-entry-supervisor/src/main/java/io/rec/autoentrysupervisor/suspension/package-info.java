/**
 * Entries that a critical failure switched off: who or what did it, since when, and what a person
 * has to see to before switching them on again. Nothing but a person lifts a suspension.
 */
@NullMarked
package io.rec.autoentrysupervisor.suspension;

import org.jspecify.annotations.NullMarked;

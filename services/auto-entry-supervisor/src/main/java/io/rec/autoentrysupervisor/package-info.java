/**
 * The auto entry supervisor: decides each second whether automatic entries may be made, and why
 * not. This version sends no entry.
 */
@NullMarked
package io.rec.autoentrysupervisor;

import org.jspecify.annotations.NullMarked;

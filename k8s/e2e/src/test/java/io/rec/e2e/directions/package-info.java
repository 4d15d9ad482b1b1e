/**
 * The directions of dependencies in the whole house, read from the compiled classes of every
 * module; and what must not be written down in their sources.
 */
@NullMarked
package io.rec.e2e.directions;

import org.jspecify.annotations.NullMarked;

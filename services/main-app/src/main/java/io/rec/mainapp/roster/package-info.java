/**
 * Every service of the manifest with what it says of itself, for the health of the whole system.
 */
@NullMarked
package io.rec.mainapp.roster;

import org.jspecify.annotations.NullMarked;

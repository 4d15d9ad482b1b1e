/**
 * The automatic entry and stop: their settings by version, where they stand, and why they do
 * nothing.
 */
@NullMarked
package io.rec.mainapp.gateway.automatic;

import org.jspecify.annotations.NullMarked;

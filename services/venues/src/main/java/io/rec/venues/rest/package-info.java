/**
 * Calls to a venue's REST interface: each with a deadline, within the limits of the credential, and
 * with an outcome that is a type.
 */
@NullMarked
package io.rec.venues.rest;

import org.jspecify.annotations.NullMarked;

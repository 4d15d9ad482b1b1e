/**
 * What every connection to an outside service is: its lifecycle, status, diagnostics and errors, in
 * three families. The names on the wire are those of the integration guide.
 */
@NullMarked
package io.rec.venues.connector;

import org.jspecify.annotations.NullMarked;

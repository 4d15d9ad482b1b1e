/** Errors of all services by their fingerprint, as the system monitor counts them. */
@NullMarked
package io.rec.mainapp.gateway.errors;

import org.jspecify.annotations.NullMarked;

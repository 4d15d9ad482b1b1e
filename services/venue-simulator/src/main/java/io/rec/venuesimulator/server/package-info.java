/**
 * Sockets: venue paths are answered here, on ports of their own or in front of the role's own
 * routes.
 */
@NullMarked
package io.rec.venuesimulator.server;

import org.jspecify.annotations.NullMarked;

/**
 * The trades that are not over: read each second and with each fact of a trade, and what of them
 * shows in the strike table.
 */
@NullMarked
package io.rec.mainapp.gateway.active;

import org.jspecify.annotations.NullMarked;

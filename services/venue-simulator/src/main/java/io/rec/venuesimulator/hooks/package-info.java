/** Addresses that are their own credential: Slack's, Discord's, and those of anybody else. */
@NullMarked
package io.rec.venuesimulator.hooks;

import org.jspecify.annotations.NullMarked;

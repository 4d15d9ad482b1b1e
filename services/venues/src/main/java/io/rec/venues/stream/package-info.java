/**
 * Text streams over WebSocket that stay connected: a silent or broken connection is replaced after
 * a wait, and whoever reads sees each message once, whole and in order.
 */
@NullMarked
package io.rec.venues.stream;

import org.jspecify.annotations.NullMarked;

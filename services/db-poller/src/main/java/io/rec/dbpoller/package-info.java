/**
 * The change feed: follows the outbox by notification, and by a look each second, and serves its
 * facts in order to whoever names the last one it has, in pages over HTTP or live over WebSocket.
 */
@NullMarked
package io.rec.dbpoller;

import org.jspecify.annotations.NullMarked;

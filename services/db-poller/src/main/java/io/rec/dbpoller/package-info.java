/**
 * The change feed: follows the outbox table by notification, and by a look each second, and serves
 * its entries in order to whoever names the last one it has.
 */
@NullMarked
package io.rec.dbpoller;

import org.jspecify.annotations.NullMarked;

/** Orders, accounts and positions in the words that all brokers share. */
@NullMarked
package io.rec.venues.connector.order;

import org.jspecify.annotations.NullMarked;

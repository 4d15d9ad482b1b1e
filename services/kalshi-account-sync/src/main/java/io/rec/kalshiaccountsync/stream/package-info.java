/** The account's private channels: what they tell becomes news, which one thread stores. */
@NullMarked
package io.rec.kalshiaccountsync.stream;

import org.jspecify.annotations.NullMarked;

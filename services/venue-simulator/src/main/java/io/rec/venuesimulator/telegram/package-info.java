/** Telegram's Bot API, as far as a bot that only tells needs it. */
@NullMarked
package io.rec.venuesimulator.telegram;

import org.jspecify.annotations.NullMarked;

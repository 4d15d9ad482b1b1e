/**
 * What the settings would have done: {@code POST /api/auto_entry_settings/preview} replays the last
 * 24 hours of the desk's own prices and strike tables. The replay itself is in the packages below,
 * and as a program in {@code batch}.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest;

import org.jspecify.annotations.NullMarked;

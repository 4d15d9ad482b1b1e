/**
 * Work that repeats: named loops on virtual threads that survive a failing pass and stop politely.
 */
@NullMarked
package io.rec.platform.loop;

import org.jspecify.annotations.NullMarked;

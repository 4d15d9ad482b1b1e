/**
 * Work that repeats: named loops on threads of their own that survive a failing pass and stop
 * politely.
 */
@NullMarked
package io.rec.platform.loop;

import org.jspecify.annotations.NullMarked;

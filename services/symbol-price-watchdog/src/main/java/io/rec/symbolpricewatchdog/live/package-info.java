/**
 * The price now: ticks that can be true are taken in, momentum follows each of them, and the newest
 * is announced at once and served with its age.
 */
@NullMarked
package io.rec.symbolpricewatchdog.live;

import org.jspecify.annotations.NullMarked;

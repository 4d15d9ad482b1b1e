/**
 * The market as it is now for whoever decides: the newest real tick and the newest strike table of
 * each symbol, heard as announcements and read from their rows when those stay away. Everything
 * carries the time at which it was so, because its age is checked where it is used.
 */
@NullMarked
package io.rec.platform.live;

import org.jspecify.annotations.NullMarked;

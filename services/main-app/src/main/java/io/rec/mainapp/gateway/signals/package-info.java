/**
 * What the analysis service says of the market, in the words of a trader's screen, and whether it
 * is there to say anything.
 */
@NullMarked
package io.rec.mainapp.gateway.signals;

import org.jspecify.annotations.NullMarked;

/**
 * How an analysis comes about: what was computed lately is given again, otherwise the indicators
 * are computed, every model is asked, and their opinions, corrected by experience, become one.
 */
@NullMarked
package io.rec.aiservice.analyst;

import org.jspecify.annotations.NullMarked;

/**
 * What a person has to know: stated as a fact when it begins and again when it is over, never
 * repeated in between.
 */
@NullMarked
package io.rec.platform.alert;

import org.jspecify.annotations.NullMarked;

/**
 * What the words of the trade mean, in plain Java: it knows no framework, no database and no clock.
 */
@NullMarked
package io.rec.domain;

import org.jspecify.annotations.NullMarked;

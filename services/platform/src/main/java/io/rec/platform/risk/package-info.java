/**
 * What the domain's risk gate is asked with: the limits that people set, the kill switch as it
 * stands, and what is at stake in the database at the moment of the question.
 */
@NullMarked
package io.rec.platform.risk;

import org.jspecify.annotations.NullMarked;

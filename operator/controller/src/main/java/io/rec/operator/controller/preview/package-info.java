/**
 * What a program that is no operator sees of a system, with the rights of whoever runs it: read by
 * get and list alone, and what could not be read is told. Only {@code recio plan} uses it.
 */
@NullMarked
package io.rec.operator.controller.preview;

import org.jspecify.annotations.NullMarked;

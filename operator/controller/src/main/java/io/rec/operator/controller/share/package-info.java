/** What objects of many desks have in common is kept in memory once. */
@NullMarked
package io.rec.operator.controller.share;

import org.jspecify.annotations.NullMarked;

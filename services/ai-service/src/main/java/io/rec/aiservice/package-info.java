/**
 * The analysis service: says which provider it would ask and whether that provider answers. This
 * version analyses nothing.
 */
@NullMarked
package io.rec.aiservice;

import org.jspecify.annotations.NullMarked;

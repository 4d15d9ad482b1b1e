/**
 * A service with no role: the start whose loaded classes become the AOT cache that all roles share.
 * It runs while the image is built and nowhere else.
 */
@NullMarked
package io.rec.platform.rehearsal;

import org.jspecify.annotations.NullMarked;

/**
 * The page: the built dashboard from the class path with everything a browser caches it by, and
 * what it tells of itself.
 */
@NullMarked
package io.rec.mainapp.page;

import org.jspecify.annotations.NullMarked;

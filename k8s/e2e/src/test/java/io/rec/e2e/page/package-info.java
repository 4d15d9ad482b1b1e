/** The page and the health answers of main-app. */
@NullMarked
package io.rec.e2e.page;

import org.jspecify.annotations.NullMarked;

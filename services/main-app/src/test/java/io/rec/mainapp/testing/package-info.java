/** Fixtures of the main app's tests: a main app started for real, and browsers that visit it. */
@NullMarked
package io.rec.mainapp.testing;

import org.jspecify.annotations.NullMarked;

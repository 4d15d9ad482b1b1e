/**
 * One runner over recorded inputs and outputs: the copies in the test resources, or any folder
 * given with {@code -Dgolden.dir}.
 */
@NullMarked
package io.rec.domain.golden;

import org.jspecify.annotations.NullMarked;

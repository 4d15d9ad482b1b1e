/**
 * A desk that is installed and removed many times in a row while somebody kills at random. It takes
 * half an hour and is in no storey: it is run by its name, {@code -Dit.test=TwentyInstallations}.
 */
@NullMarked
package io.rec.e2e.removal;

import org.jspecify.annotations.NullMarked;

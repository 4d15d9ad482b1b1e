/** Other programs: how they are found, run and heard. */
@NullMarked
package io.rec.cli.shell;

import org.jspecify.annotations.NullMarked;

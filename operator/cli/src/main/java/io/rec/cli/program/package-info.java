/** Programs of single services that the command line runs on this machine, beside any cluster. */
@NullMarked
package io.rec.cli.program;

import org.jspecify.annotations.NullMarked;

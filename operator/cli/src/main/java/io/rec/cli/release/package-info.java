/** The operator's Helm release: whose it is, in which state, and how it is put in and taken out. */
@NullMarked
package io.rec.cli.release;

import org.jspecify.annotations.NullMarked;

/** The script at the root of the checkout: it builds once, whoever comes, and cleans up safely. */
@NullMarked
package io.rec.cli.launcher;

import org.jspecify.annotations.NullMarked;

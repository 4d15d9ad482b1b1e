/**
 * Reading the logs of components: pods found by label, lines prefixed when several speak at once.
 */
@NullMarked
package io.rec.cli.logs;

import org.jspecify.annotations.NullMarked;

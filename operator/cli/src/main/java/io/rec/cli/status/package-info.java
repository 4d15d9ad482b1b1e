/**
 * The status of trading systems as {@code recio status} tells it: records for programs, tables for
 * people.
 */
@NullMarked
package io.rec.cli.status;

import org.jspecify.annotations.NullMarked;

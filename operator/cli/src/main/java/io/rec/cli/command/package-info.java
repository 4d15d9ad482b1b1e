/**
 * One class per command: it reads options, calls the package that does the work and prints the
 * outcome for a person or as JSON or YAML. No command decides anything about the cluster itself.
 */
@NullMarked
package io.rec.cli.command;

import org.jspecify.annotations.NullMarked;

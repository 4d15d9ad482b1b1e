/** The port manifest of one trading system, with who is behind each number. */
@NullMarked
package io.rec.cli.ports;

import org.jspecify.annotations.NullMarked;

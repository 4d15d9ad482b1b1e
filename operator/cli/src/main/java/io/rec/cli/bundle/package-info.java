/**
 * The support archive of one trading system: what somebody who cannot see the cluster needs to find
 * out what is wrong, with every secret masked. What cannot be read is named in it, never passed
 * over.
 */
@NullMarked
package io.rec.cli.bundle;

import org.jspecify.annotations.NullMarked;

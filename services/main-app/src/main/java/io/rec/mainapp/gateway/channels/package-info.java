/** The ways by which people are told, and a try of each. */
@NullMarked
package io.rec.mainapp.gateway.channels;

import org.jspecify.annotations.NullMarked;

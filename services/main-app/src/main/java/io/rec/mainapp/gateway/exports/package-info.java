/** Documents that are made in the background and fetched later, from whatever gateway. */
@NullMarked
package io.rec.mainapp.gateway.exports;

import org.jspecify.annotations.NullMarked;

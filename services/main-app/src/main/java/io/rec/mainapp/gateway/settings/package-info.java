/** What a person likes to see. */
@NullMarked
package io.rec.mainapp.gateway.settings;

import org.jspecify.annotations.NullMarked;

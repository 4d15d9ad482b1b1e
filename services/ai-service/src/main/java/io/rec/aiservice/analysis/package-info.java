/** What an analysis is, once it is made. */
@NullMarked
package io.rec.aiservice.analysis;

import org.jspecify.annotations.NullMarked;

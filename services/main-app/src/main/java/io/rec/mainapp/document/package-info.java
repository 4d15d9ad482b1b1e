/** What the description of the routes says that they do not say of themselves. */
@NullMarked
package io.rec.mainapp.document;

import org.jspecify.annotations.NullMarked;

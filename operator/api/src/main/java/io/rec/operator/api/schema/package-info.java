/**
 * From the records to the CustomResourceDefinition: what the generator cannot say is said by the
 * annotations of this package and added after it.
 */
@NullMarked
package io.rec.operator.api.schema;

import org.jspecify.annotations.NullMarked;

/**
 * What a trader may say about one component: image, environment, resources, placement, number of
 * pods.
 */
@NullMarked
package io.rec.operator.api.spec.component;

import org.jspecify.annotations.NullMarked;

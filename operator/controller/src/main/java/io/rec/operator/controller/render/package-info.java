/**
 * From a blueprint to Kubernetes objects. Pure: the same blueprint gives the same objects to the
 * letter, spelled as the API server stores them, so that applying them a second time writes
 * nothing.
 */
@NullMarked
package io.rec.operator.controller.render;

import org.jspecify.annotations.NullMarked;

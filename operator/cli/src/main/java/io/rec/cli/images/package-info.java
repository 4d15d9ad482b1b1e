/**
 * The three images of the project: built by {@code k8s/images/build}, known here by reference and
 * archive.
 */
@NullMarked
package io.rec.cli.images;

import org.jspecify.annotations.NullMarked;

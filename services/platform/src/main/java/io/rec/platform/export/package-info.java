/**
 * Documents as files, for programs that read the files of v2: off unless a folder is configured,
 * under the names of v2, and each replaced as a whole.
 */
@NullMarked
package io.rec.platform.export;

import org.jspecify.annotations.NullMarked;

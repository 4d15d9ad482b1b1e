/**
 * Table sets as files: the original's folder of wide files, one per bucket, and our single long
 * one. A set is taken only when every table in it is whole and makes sense; otherwise it is refused
 * in one sentence.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import org.jspecify.annotations.NullMarked;

/**
 * How good a set is, as a folder with one page and pictures: what it foretold against what happened
 * in minutes it was not made from, how many minutes stand behind each bucket, and how far it is
 * from the set before it.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.fingerprints.report;

import org.jspecify.annotations.NullMarked;

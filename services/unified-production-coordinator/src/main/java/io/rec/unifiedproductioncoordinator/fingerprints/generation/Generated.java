package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import io.rec.domain.probability.Fingerprints;
import java.util.List;
import java.util.SequencedMap;

/**
 * The tables of a history.
 *
 * @param minutes how many closes were counted
 * @param rows how many minutes each bucket had, also those without a table
 * @param leftOut buckets without a table because too few minutes had their momentum
 */
public record Generated(
    Fingerprints tables, long minutes, SequencedMap<Integer, Long> rows, List<Integer> leftOut) {}

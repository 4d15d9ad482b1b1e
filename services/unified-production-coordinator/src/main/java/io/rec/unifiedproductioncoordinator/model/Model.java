package io.rec.unifiedproductioncoordinator.model;

import io.rec.domain.probability.Fingerprints;

/**
 * What probabilities of a symbol are made from.
 *
 * @param name shown with every table; the version of the set, or a name that says it is made up
 * @param trouble why there are no probabilities or why these are not the newest; empty when all is
 *     well
 */
public record Model(String name, Fingerprints fingerprints, String trouble) {

  static Model none(String symbol, String trouble) {
    return new Model("none", Fingerprints.none(symbol), trouble);
  }

  Model with(String newTrouble) {
    return new Model(name, fingerprints, newTrouble);
  }
}

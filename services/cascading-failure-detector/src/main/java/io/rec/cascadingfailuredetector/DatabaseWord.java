package io.rec.cascadingfailuredetector;

/**
 * What the detector itself finds wrong with the database.
 *
 * @param ofItself whether the database said so of itself: then it is no question of somebody's way
 *     to it, and it needs no second witness
 */
record DatabaseWord(String why, boolean ofItself) {}

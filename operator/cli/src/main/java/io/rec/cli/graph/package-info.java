/**
 * Who waits for whom, and how each is: the dependency graph of one trading system with the states
 * of its status, as records, as a tree and as a drawing for Graphviz.
 */
@NullMarked
package io.rec.cli.graph;

import org.jspecify.annotations.NullMarked;

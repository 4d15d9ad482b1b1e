/**
 * What a trading system is made of: the components with their ports, duties and dependencies, how
 * overrides change them, and the graph that dependencies form.
 */
@NullMarked
package io.rec.operator.api.catalog;

import org.jspecify.annotations.NullMarked;

/** Kalshi's calls of a member: orders, groups, money and keys. */
@NullMarked
package io.rec.venuesimulator.kalshi.member;

import org.jspecify.annotations.NullMarked;

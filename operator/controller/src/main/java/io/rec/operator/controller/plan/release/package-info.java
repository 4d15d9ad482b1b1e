/**
 * The machine that brings in a release: preflight, migration, waves by dependency layer,
 * verification, and the way back. It thinks in names of workloads and digests of their pod
 * templates; whoever calls it knows what is behind a digest.
 */
@NullMarked
package io.rec.operator.controller.plan.release;

import org.jspecify.annotations.NullMarked;

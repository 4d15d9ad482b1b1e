/**
 * What was seen of a system in one look, as values: workloads, pods, jobs, Secrets and the
 * database. Nothing here decides anything.
 */
@NullMarked
package io.rec.operator.controller.observe;

import org.jspecify.annotations.NullMarked;

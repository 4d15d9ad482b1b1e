/**
 * The few SQL statements of the operator: creating login slots with verifiers computed here, under
 * a fence that a replaced leader cannot pass, and the short look that tells whether a login works.
 */
@NullMarked
package io.rec.operator.controller.database;

import org.jspecify.annotations.NullMarked;

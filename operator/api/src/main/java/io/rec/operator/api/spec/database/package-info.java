/**
 * What a trader may say about the store: managed or external, logins and their rotation, backups
 * and drills.
 */
@NullMarked
package io.rec.operator.api.spec.database;

import org.jspecify.annotations.NullMarked;

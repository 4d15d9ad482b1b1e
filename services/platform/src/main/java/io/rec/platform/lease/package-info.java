/**
 * Who may act where only one may. A lease is a row that one process holds for a short while and
 * renews; each new holder has a higher token, and whoever shows an older one to the database is
 * refused. A holder that cannot renew stops believing in itself before anybody else may begin.
 */
@NullMarked
package io.rec.platform.lease;

import org.jspecify.annotations.NullMarked;

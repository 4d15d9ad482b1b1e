/**
 * Releases on a running desk: wrong ones go back by themselves and it trades on ({@code
 * -Dit.test=WrongReleases}, a quarter of an hour), and a new operator restarts nobody ({@code
 * -Dit.test=OperatorUpgrade -Drecio.previous=FOLDER}). In no storey: they are run by their names.
 */
@NullMarked
package io.rec.e2e.release;

import org.jspecify.annotations.NullMarked;

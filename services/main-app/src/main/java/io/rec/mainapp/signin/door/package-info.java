/**
 * The door: the routes of sign-in, what a browser's requests have to show, and how everything
 * behind them plays together.
 */
@NullMarked
package io.rec.mainapp.signin.door;

import org.jspecify.annotations.NullMarked;

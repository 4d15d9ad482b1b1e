/**
 * The door: who sent a request, what a browser's requests have to show, and what sign-in needs
 * before the first person may come.
 */
@NullMarked
package io.rec.mainapp.signin.door;

import org.jspecify.annotations.NullMarked;

/** The main app: the one door for browsers, and the page that shows how every service stands. */
@NullMarked
package io.rec.mainapp;

import org.jspecify.annotations.NullMarked;

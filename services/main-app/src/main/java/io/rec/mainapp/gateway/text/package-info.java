/** What people send as text, before a route sees it: whether the database could keep it. */
@NullMarked
package io.rec.mainapp.gateway.text;

import org.jspecify.annotations.NullMarked;

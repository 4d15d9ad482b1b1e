/** What every screen has to know first: who, which mode, what is allowed; and the kill switch. */
@NullMarked
package io.rec.mainapp.gateway.desk;

import org.jspecify.annotations.NullMarked;

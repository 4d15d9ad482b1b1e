/** The second factor: codes that change twice a minute, and the sealed secrets they come from. */
@NullMarked
package io.rec.mainapp.signin.factor;

import org.jspecify.annotations.NullMarked;
